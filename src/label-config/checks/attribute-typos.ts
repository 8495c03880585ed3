import { createKeySuggester, editDistance } from '../../suggest.ts';
import { attributesOfKind, isKnownAttribute } from '../known-attributes.ts';
import type { LabelConfig } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/**
 * Attributes that nobody knows and that are nearly one that the tag may have: Label Studio ignores them without a word. What is near to
 * none is left alone, as is one beside the right attribute. A missing `name`, `toName` or `value` is reported with its typo elsewhere.
 */
export function checkAttributeTypos({ tags }: LabelConfig, report: ReportAt): void {
  const suggest = createKeySuggester();
  for (const tag of tags) {
    const kind = tagRule(tag.type)?.kind;
    if (!kind) continue;
    for (const { name, at } of tag.attributes.values()) {
      if (isKnownAttribute(name)) continue;
      const suggestion = suggest(name, attributesOfKind(kind));
      if (!suggestion || reportedElsewhere.has(suggestion) || !isNear(name, suggestion)) continue;
      report({ code: 'config-attribute-typo', args: { tag: tag.written, attribute: name, suggestion } }, at);
    }
  }
}

const reportedElsewhere = new Set(['name', 'toName', 'value', 'valueList']);

/** Nearer than what is enough for a suggestion where something is wrong anyway. */
function isNear(name: string, other: string): boolean {
  return editDistance(name.toLowerCase(), other.toLowerCase()) <= (other.length < 8 ? 1 : 2);
}
