import { attributeOf } from '../attribute.ts';
import type { LabelConfig } from '../model.ts';
import { unknownDirective } from '../time-format.ts';
import type { ReportAt } from './report-at.ts';

/** Directives of other libraries, each with what it is in d3-time-format. */
const others: Readonly<Record<string, string>> = {
  z: '%Z',
  k: '%H',
  l: '%I',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
};

/** A `timeFormat` with a directive that d3 does not know: the editor reads no time at all with it. */
export function checkTimeFormats({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const format = attributeOf(tag, 'timeFormat');
    if (tag.type !== 'TimeSeries' || !format || !attributeOf(tag, 'timeColumn')?.value) continue;
    const letter = unknownDirective(format.value);
    if (letter === undefined) continue;
    const known = others[letter];
    const args = {
      format: format.value,
      directive: `%${letter}`,
      note: known === undefined ? '' : ` Write ${known} instead.`,
    };
    report({ code: 'config-time-format', args }, format.at);
  }
}
