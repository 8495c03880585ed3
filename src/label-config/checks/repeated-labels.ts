import { showTag } from '../../diagnostics/show-tag.ts';
import { quote } from '../../json/json.ts';
import { attributeOf } from '../attribute.ts';
import type { LabelConfig, Tag } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Labels or choices beside each other that are stored alike: what was chosen cannot be told apart. */
export function checkRepeatedLabels({ tags }: LabelConfig, report: ReportAt): void {
  for (const parent of tags) {
    const seen = new Set<string>();
    for (const tag of parent.children) {
      const attribute = storedBy(tag);
      if (!attribute || attribute.value === '' || /\$|\{\{/.test(attribute.value)) continue;
      if (!seen.has(attribute.value)) seen.add(attribute.value);
      else {
        const args = { tag: showTag(tag.written), label: quote(attribute.value) };
        report({ code: 'config-label-repeated', args }, attribute.at);
      }
    }
  }
}

/** The attribute of a label or choice that results hold. */
function storedBy(tag: Tag) {
  if (tagRule(tag.type)?.kind !== 'label') return undefined;
  const alias = attributeOf(tag, 'alias');
  return alias?.value ? alias : attributeOf(tag, 'value');
}

/** A number of stars that is none. */
export function checkStars({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const attribute = tag.type === 'Rating' ? attributeOf(tag, 'maxRating') : undefined;
    if (!attribute || /\$|\{\{/.test(attribute.value) || Number(attribute.value) >= 1) continue;
    const args = { tag: showTag(tag.written), value: quote(attribute.value) };
    report({ code: 'config-not-a-number', args }, attribute.at);
  }
}
