import { describe, it } from 'vitest';
import { casesOf, expectCase } from './expect-case.ts';

describe('tsv', () => {
  it.each(casesOf('tsv'))('%s', (name) => expectCase('tsv', name));
});
