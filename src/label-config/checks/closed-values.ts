import { quote } from '../../json/json.ts';
import { attributeOf } from '../attribute.ts';
import type { LabelConfig } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Attributes that take one of a few values (`choice`, `valueType`, `encoding`, `granularity`): the editor refuses others. */
export function checkClosedValues({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    for (const [name, allowed] of Object.entries(tagRule(tag.type)?.values ?? {})) {
      const attribute = attributeOf(tag, name);
      if (!attribute || allowed.includes(attribute.value) || attribute.value.includes('{{')) continue;
      const args = {
        tag: tag.written,
        attribute: name,
        value: attribute.value,
        allowed: allowed.map(quote).join(', '),
      };
      report({ code: 'config-value-not-allowed', args }, attribute.at);
    }
  }
}
