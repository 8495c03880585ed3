import type { Position } from '../../xml/positions.ts';
import type { LabelConfig } from '../model.ts';
import type { ReportAt } from './report-at.ts';

/** Two tags with one name: the servers refuse it, whatever the tags are. */
export function checkDuplicateNames({ tags }: LabelConfig, report: ReportAt): void {
  const first = new Map<string, Position>();
  for (const tag of tags) {
    const name = tag.attributes.get('name');
    if (!name) continue;
    const before = first.get(name.value);
    if (before === undefined) first.set(name.value, name.at);
    else report({ code: 'config-duplicate-name', args: { name: name.value, ...before } }, name.at);
  }
}
