import { describe, expect, test } from 'vitest';
import { importers } from '../src/formats/index.ts';
import { examplesOf, pages, runExample } from './support/examples.ts';

// How examples are marked: CONTRIBUTING.md, "Documentation".

test.each(importers.map(({ name }) => `docs/formats/${name}.md`))('%s has an example', (page) => {
  expect(pages).toContain(page);
  expect(examplesOf(page)).not.toEqual([]);
});

describe.each(pages.filter((page) => examplesOf(page).length > 0))('%s', (page) => {
  const examples = examplesOf(page).map(({ block, files }) => [block.line, block.text, files] as const);

  test.each(examples)('line %i', async (_line, text, files) => {
    expect(await runExample(text, files)).toBe(text);
  });
});
