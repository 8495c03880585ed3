import { describe, expect, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';
import { checkInput } from '../labelled/check-input.ts';
import { expectMedia } from './expect-media.ts';

describe('audio-dir', () => {
  it.each(casesOf('audio-dir'))('%s', (name) => expectCase('audio-dir', name));

  // As recorders in browsers name it: https://developer.mozilla.org/docs/Web/Media/Guides/Formats/Containers
  it('takes .weba', async () => {
    const { format, codes } = await checkInput({ 's/1.weba': Buffer.from('\x1aE\xdf\xa3', 'latin1') }, 's');
    expect({ format, codes }).toEqual({ format: 'audio-dir', codes: [] });
  });

  expectMedia(
    'audio-dir',
    '<Audio name="bird" value="$song"/><TextArea name="note" toName="bird"/>',
    'song',
    '.wav',
  );
});
