import { attributeOf } from '../label-config/attribute.ts';
import { isCssColor } from '../label-config/css-color.ts';
import type { LabelConfig } from '../label-config/model.ts';
import type { PageControl } from './model.ts';

/** The control tags of a label config, with the colors of their labels where it says some. */
export function describeControls(config: LabelConfig | undefined): PageControl[] {
  return (config?.controls ?? []).map(({ name, tag, toName, labels }) => ({
    name,
    tag: tag.type,
    toName,
    labels: [...labels].map(([value, label]) => {
      const color = attributeOf(label, 'background')?.value;
      return { value, ...(color !== undefined && isCssColor(color) && { color }) };
    }),
  }));
}
