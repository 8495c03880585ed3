import type { LabelConfig } from '../model.ts';
import { isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

const numberLike = /^[+-]?(\d+(?:\.\d*)?|\.\d+)$/;

/** Names such as "1": the editor takes them, but the servers take them for numbers and refuse the label config. */
export function checkNumericNames({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const name = tag.attributes.get('name');
    if (!name || !numberLike.test(name.value)) continue;
    if (tagRule(tag.type)?.needs && isSeenByServer(tag)) {
      report({ code: 'config-numeric-name', args: { name: name.value } }, name.at);
    }
  }
}
