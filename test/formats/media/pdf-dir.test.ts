import { describe, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';

describe('pdf-dir', () => {
  it.each(casesOf('pdf-dir'))('%s', (name) => expectCase('pdf-dir', name));
});
