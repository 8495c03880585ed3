import { expect, test } from 'vitest';
import { messages } from '../../../src/diagnostics/messages.ts';
import { measured } from '../../support/shown/measured.ts';
import { subjects } from '../../support/shown/subjects.ts';
import { checkRegions } from './check-tasks.ts';

/** What is an error for Label Studio 1.x. */
const refusals = (config: string, data: object, result: object[]) =>
  checkRegions(config, data as never, ...(result as never[]))
    .map(({ code }) => code)
    .filter((code) => code === 'not-shown-in-1x' || messages[code].severity === 'error');

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
