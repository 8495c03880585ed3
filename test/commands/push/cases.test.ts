import { expect, it } from 'vitest';
import { importers } from '../../../src/formats/index.ts';
import { cases } from '../../servers/push/cases.ts';

it('pushes a case of each format, and of labels in columns, to a real server (test/servers/push/formats.test.ts)', () => {
  const formats = new Set(cases.map(({ format }) => format));
  expect(importers.map(({ name }) => name).filter((name) => !formats.has(name))).toEqual([]);
  expect(cases.map(({ name }) => name)).toContain('csv --choices-column');
});
