import { describe, it } from 'vitest';
import { casesOf, expectCase } from './expect-case.ts';

describe('urls', () => {
  it.each(casesOf('urls'))('%s', (name) => expectCase('urls', name));
});
