import { nearest } from '../../suggest.ts';
import { attributeOf } from '../attribute.ts';
import { labelTags } from '../labels.ts';
import type { LabelConfig, Tag } from '../model.ts';
import { isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/**
 * Tags without an attribute that they cannot do without; labels need a `value`, which may be empty. An attribute that is there in the
 * wrong case is the matter of attribute-case.ts.
 */
export function checkMissingAttributes({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const rule = tagRule(tag.type);
    for (const [attribute, by] of Object.entries(rule?.needs ?? {})) {
      if (by === 'editor' || isSeenByServer(tag)) requireAttribute(tag, attribute, report);
    }
    if (!rule?.labels) continue;
    for (const label of labelTags(tag)) requireAttribute(label, 'value', report);
  }
}

function requireAttribute(tag: Tag, name: string, report: ReportAt): void {
  if (attributeOf(tag, name) || (name === 'value' && attributeOf(tag, 'valueList'))) return;
  const suggestion = nearest(name, tag.attributes.keys()) ?? '';
  report(
    { code: 'config-missing-attribute', args: { tag: tag.written, attribute: name, suggestion } },
    tag.at,
  );
}
