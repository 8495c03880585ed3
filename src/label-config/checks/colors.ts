import { attributeOf } from '../attribute.ts';
import { isCssColor } from '../css-color.ts';
import type { LabelConfig } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Colours of labels and relations: the editor refuses what a browser does not take for a CSS colour. */
export function checkColors({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    for (const name of tagRule(tag.type)?.colors ?? []) {
      const attribute = attributeOf(tag, name);
      if (!attribute || isCssColor(attribute.value) || attribute.value.includes('{{')) continue;
      const args = { tag: tag.written, attribute: name, value: attribute.value };
      report({ code: 'config-bad-color', args }, attribute.at);
    }
  }
}
