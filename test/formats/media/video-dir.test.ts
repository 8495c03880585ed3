import { describe, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';

describe('video-dir', () => {
  it.each(casesOf('video-dir'))('%s', (name) => expectCase('video-dir', name));
});
