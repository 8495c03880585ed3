import { describe, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';
import { expectMedia } from './expect-media.ts';

describe('image-dir', () => {
  it.each(casesOf('image-dir'))('%s', (name) => expectCase('image-dir', name));

  expectMedia(
    'image-dir',
    '<Image name="bird" value="$photo"/><TextArea name="note" toName="bird"/>',
    'photo',
    '.png',
  );
});
