import { dirname, extname } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { InputSample } from '../../formats/input-sample.ts';
import { stemOf } from '../../formats/labelled/stem-of.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';
import { hasRowsOfNumbers } from './likely-labels.ts';

/** XML files beside media that are no pages: labels of a program that no format reads. */
export function xmlBeside(
  { displayPath }: InputPath,
  { names, heads }: InputSample,
  media: string,
): UserError | undefined {
  if (names.some((name) => /\.x?html?$/i.test(name))) return undefined;
  const name = names.find((one) => one.toLowerCase().endsWith('.xml'));
  const [root] = heads('.xml').map((head) => /<([A-Za-z_][\w.:-]{0,80})/.exec(head)?.[1]);
  if (name === undefined || root === undefined || root.toLowerCase() === 'html') return undefined;
  return new UserError(
    EXIT.usage,
    `${displayPath} has media and .xml files, such as ${name} with <${root}>, which are neither pages nor labels that lsimport reads.`,
    `For the media alone: --input-format ${media}. lsimport help formats lists what can be read.`,
  );
}

/** A text for each image: its caption or labels that no format reads. */
export function textsOfImages(
  { displayPath, archive }: InputPath,
  { names, files }: InputSample,
): UserError | undefined {
  const images = new Map(names.filter(isImage).map((name) => [nameOf(name), name]));
  const texts = names.filter((name) => name.toLowerCase().endsWith('.txt'));
  const pairs = texts.flatMap((text) => {
    const stem = nameOf(text);
    // Such as a.lines.txt for a.jpg.
    const image = images.get(stem) ?? images.get(nameOf(stem));
    return image === undefined ? [] : [{ text, image }];
  });
  const [first] = pairs;
  if (!first || pairs.length * 2 < texts.length) return undefined;
  const filled = files('.txt').filter(({ head }) => head.trim() !== '');
  if (filled.length > 0 && filled.every(({ head }) => hasRowsOfNumbers(head))) {
    const one = pairs.find(({ text }) => filled.some(({ name }) => name === text)) ?? first;
    return new UserError(
      EXIT.usage,
      `${displayPath} has texts with rows of numbers for its images, such as ${one.text} for ${one.image}, which may be labels that lsimport does not read.`,
      'Convert them to COCO, YOLO or Pascal VOC, and import that. For the images alone: --input-format image-dir',
    );
  }
  return new UserError(
    EXIT.usage,
    `${displayPath} has texts for its images, such as ${first.text} for ${first.image}.`,
    `For the images alone: --input-format image-dir${isFlat(pairs) && !archive ? `. If the texts are captions, put them into a table, from which image-dir takes them: ${captionsCommand(displayPath, extname(first.image))}` : ''}`,
  );
}

function nameOf(path: string): string {
  return stemOf(path).toLowerCase();
}

/** Whether one loop of a shell reaches all: the same names, one ending, no folders below. */
function isFlat(pairs: readonly { text: string; image: string }[]): boolean {
  const ending = extname(pairs[0]!.image);
  return pairs.every(
    ({ text, image }) =>
      stemOf(text) === stemOf(image) &&
      extname(text) === '.txt' &&
      dirname(text) === '.' &&
      dirname(image) === '.' &&
      extname(image) === ending,
  );
}

function captionsCommand(folder: string, ending: string): string {
  const loop = `for f in *.txt; do jq -cRs --arg f "\${f%.txt}${ending}" '{file_name: $f, text: rtrimstr("\\n")}' < "$f"; done > metadata.jsonl`;
  return `(cd ${quotePathForShell(folder)} && ${loop})`;
}
