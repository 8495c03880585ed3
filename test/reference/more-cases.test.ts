import { expect, it } from 'vitest';
import { expectRecorded } from './expect-recorded.ts';
import { namesOf, runCase, setUp } from './reference-case.ts';

// Recorded in the same way as the cases: odd JSON, text, names, options, configs and folders, each run by Label Studio 0.9.1.post1.
const names = namesOf('more');

it.each(names)('with --compat 0.9 as in Label Studio 0.9.1: %s', async (name) => {
  const given = setUp('more', name);
  expectRecorded(given, await runCase(given, ['--compat', '0.9']));
});

it('has them all', () => expect(names.length).toBe(141));
