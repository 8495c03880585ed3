import { expect, test } from 'vitest';
import { checksFor1x } from '../../../src/checks/server/refused-by-1x.ts';
import { type Code, messages } from '../../../src/diagnostics/messages.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import { measured } from '../../support/shown/measured.ts';
import { subjects } from '../../support/shown/subjects.ts';
import { checkRegions } from './check-tasks.ts';

/** What is an error for Label Studio 1.x. */
function refusals(config: string, data: JsonObject, result: JsonObject[]): Code[] {
  const found: Code[] = [];
  const findings = checkRegions(config, data, ...result);
  const check = checksFor1x((_task, report) => findings.forEach(report), undefined);
  check({ data }, ({ code }) => found.push(code));
  return found.filter((code) => messages[code].severity === 'error');
}

test.each(subjects)('$name: nothing is said of what the editor writes', ({ config, data, result }) => {
  expect(checkRegions(config, data, ...result)).toEqual([]);
});

// What is measured is tried again by test/servers/preview/shown.test.ts.
test.each(measured.map((one) => ({ ...one, name: one.subject.name, json: JSON.stringify(one.value) })))(
  '$name: $pointer $json is refused unless it is shown: $isShown',
  ({ subject, result, isShown }) => {
    const codes = refusals(subject.config, subject.data, result);
    if (isShown) expect(codes).toEqual([]);
    else expect(codes).not.toEqual([]);
  },
);
