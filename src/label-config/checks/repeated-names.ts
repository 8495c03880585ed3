import { attributeOf } from '../attribute.ts';
import type { LabelConfig } from '../model.ts';
import { indexFlags } from '../repeaters.ts';
import type { ReportAt } from './report-at.ts';

/** Names inside a Repeater without its index: with two items such a name is there twice. */
export function checkRepeatedNames({ objects, controls }: LabelConfig, report: ReportAt): void {
  for (const { tag, name, repeater } of new Set([...objects, ...controls])) {
    const flag = indexFlags(repeater).find((flag) => !name.includes(flag));
    const attribute = attributeOf(tag, 'name');
    if (flag === undefined || !attribute) continue;
    report({ code: 'config-name-not-repeated', args: { name, flag } }, attribute.at);
  }
}
