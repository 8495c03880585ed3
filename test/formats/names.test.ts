import { expect, it } from 'vitest';
import { importers } from '../../src/formats/index.ts';
import { formatNames } from '../../src/formats/names.ts';

it('the command line takes the name of every format, in the order of the help', () => {
  expect(formatNames).toEqual(importers.map(({ name }) => name));
});
