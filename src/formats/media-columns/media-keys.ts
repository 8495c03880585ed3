import { extname } from 'node:path';
import { keyOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { tagRule } from '../../label-config/tags.ts';
import { isSound } from '../media/audio-dir.ts';
import { isImage } from '../media/image-dir.ts';

/** Object tags that show files of other kinds than text. */
const media = ['image', 'sound', 'pdf'];

/** Which data keys may name media files: those that such tags of the label config show; all, while it is yet to be written. */
export function mediaKeys(config: LabelConfig | undefined): (key: string, value: string) => boolean {
  if (!config) return (_, value) => isMedium(value);
  const keys = new Set(
    config.objects.flatMap(({ tag, source }) => {
      const isOne = source?.kind === 'key' && source.variables[0]?.steps.length === 1;
      return isOne && media.includes(tagRule(tag.type)?.shows ?? '') ? [keyOf(source)!] : [];
    }),
  );
  return (key) => keys.has(key);
}

/** Whether a value is one word that ends like the names of media that tags can show. */
function isMedium(value: string): boolean {
  return isImage(value) || isSound(value) || /^\.(?:mp4|webm|mov|mkv|avi|ogv|m4v|pdf)$/i.test(extname(value));
}
