import { describe, it } from 'vitest';
import { casesOf, expectCase } from '../expect-case.ts';
import { expectMedia } from './expect-media.ts';

describe('audio-dir', () => {
  it.each(casesOf('audio-dir'))('%s', (name) => expectCase('audio-dir', name));

  expectMedia(
    'audio-dir',
    '<Audio name="bird" value="$song"/><TextArea name="note" toName="bird"/>',
    'song',
    '.wav',
  );
});
