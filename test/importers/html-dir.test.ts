import { describe, it } from 'vitest';
import { casesOf, expectCase } from './expect-case.ts';

describe('html-dir', () => {
  it.each(casesOf('html-dir'))('%s', (name) => expectCase('html-dir', name));
});
