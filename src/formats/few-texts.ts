import { basename } from 'node:path';
import type { Importer } from './format.ts';
import type { InputSample } from './input-sample.ts';
import { stemOf } from './labelled/stem-of.ts';
import { mediaFormats } from './media/formats.ts';
import { areInFoldersOfClasses, classNames } from './yolo/folders-of-classes.ts';

/** Texts that may be notes on a folder of media, and how many media there must be for each. */
const MOST_TEXTS = 2;
const MEDIA_FOR_EACH = 10;
/** Characters from which on a text is more than notes. */
const LONG = 1 << 15;

/**
 * The format of media among two that claim the names in a folder, where the other texts are notes on it: few, short, in words, and nothing in
 * them that may be about the single media, as labels are.
 */
export function mediaWithNotes(
  sample: InputSample,
  claiming: readonly Importer[],
  endsAs: (name: string, importer: Importer) => boolean,
): Importer | undefined {
  const { names, files: filesOf } = sample;
  const medium = claiming.find(({ name }) => mediaFormats.includes(name));
  if (!medium || claiming.length !== 2 || !claiming.some(({ name }) => name === 'text-dir')) return undefined;
  const files = names.filter((name) => endsAs(name, medium));
  // The list of classes of folders that are called as these is no text to label.
  const areListed = areInFoldersOfClasses(sample);
  const isText = (name: string) => /\.txt$/i.test(name) && !(areListed && classNames.test(name));
  const texts = names.filter(isText);
  if (texts.length > MOST_TEXTS || files.length < texts.length * MEDIA_FOR_EACH) return undefined;
  const known = new Set(files.flatMap((name) => [basename(name), stemOf(name)]));
  const areNotes = filesOf('.txt').every(({ name, head: text }) => {
    if (!isText(name)) return true;
    if (known.has(stemOf(name)) || text.length > LONG || !/\p{L}/u.test(text)) return false;
    // As many lines as media may be a label for each, in their order.
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    // Captions may be numbered behind the name: 1.jpg#0.
    const words = text.split(/[\s,;|:#"'()[\]{}]+/).map((word) => basename(word));
    return lines.length < files.length / 2 && !words.some((word) => known.has(word));
  });
  return areNotes ? medium : undefined;
}
