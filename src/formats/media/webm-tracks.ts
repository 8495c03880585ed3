import { extname } from 'node:path';
import { fewOfMany } from '../../media/few-of-many.ts';
import { tracksOf } from '../../readers/sound-only.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';

/** Looks into WebM files, which may be sounds or videos; of very many into some. */
export interface WebmTracks {
  /** To be called for each file. */
  add(path: string): void;
  /** Says how many are the other. */
  tell(): void;
}

/** `format`: what all files are taken to be. */
export function webmTracks(input: Input, format: string): WebmTracks {
  const areSounds = format === 'audio-dir';
  const few = fewOfMany();
  let looked = 0;
  let others = 0;
  let example = '';
  return {
    add(path) {
      if (extname(path).toLowerCase() !== '.webm' || !few.takesNext()) return;
      looked++;
      const tracks = tracksOf(path);
      const isOther = areSounds ? tracks?.hasPictures : tracks?.hasSoundOnly;
      if (!isOther) return;
      few.addWrong();
      others++;
      example ||= showPath(input, path);
    },
    tell() {
      if (others === 0) return;
      const files = `${others} of ${looked} .webm files that were opened`;
      const verb = others === 1 ? 'has' : 'have';
      input.note(
        areSounds
          ? `${files} ${verb} pictures as well, such as ${example}. To label videos: --input-format video-dir`
          : `${files} ${verb} sound and no pictures, such as ${example}. To label sounds: --input-format audio-dir`,
      );
    },
  };
}
