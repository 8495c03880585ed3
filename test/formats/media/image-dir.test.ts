import { describe, expect, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';
import { checkInput } from '../labelled/check-input.ts';
import { expectMedia } from './expect-media.ts';

describe('image-dir', () => {
  it.each(casesOf('image-dir'))('%s', (name) => expectCase('image-dir', name));

  it('takes .apng, which browsers show', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const { format, codes, skipped } = await checkInput({ 's/1.jpg': jpeg, 's/2.apng': png }, 's');
    expect({ format, codes, skipped }).toEqual({ format: 'image-dir', codes: [], skipped: {} });
  });

  it('says of images of cameras and data sets that browsers do not show them', async () => {
    const { format, codes } = await checkInput(
      { 's1/1.pgm': 'P5\n4 4\n255\n', 's1/2.pgm': 'P5\n4 4\n255\n' },
      's1',
    );
    expect({ format, codes }).toEqual({ format: 'image-dir', codes: ['media-not-shown'] });
  });

  expectMedia(
    'image-dir',
    '<Image name="bird" value="$photo"/><TextArea name="note" toName="bird"/>',
    'photo',
    '.png',
  );
});
