import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { type InputSample, sampleFolder } from '../../formats/input-sample.ts';
import { isCocoResults } from '../../formats/json-head.ts';
import { mediaFormats } from '../../formats/media/formats.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { namesWithoutEnding } from '../../formats/media/named-in-text.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { outputFor } from '../../output-name.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';
import { textsOfImages, xmlBeside } from './files-for-media.ts';
import { holdsYoloLabels } from './refuse-yolo-labels.ts';
import { haveSpaces, type SpacedList, tableOfList, withEnding } from './rows-of-list.ts';

/** For a folder of media and other files that more than one format may read: what it is, where the files say it, and how to import it. */
export function knownMixture(input: InputPath, formats: readonly string[]): UserError | undefined {
  const media = formats.find((name) => mediaFormats.includes(name));
  if (media === undefined) return undefined;
  const sample = sampleFolder(input.path, () => true);
  if (formats.includes('json-dir'))
    return resultsBeside(input, sample, media) ?? tasksBeside(input, sample, media);
  if (formats.includes('html-dir')) return xmlBeside(input, sample, media);
  if (!formats.includes('text-dir')) return undefined;
  const ofVideo = media === 'video-dir' ? labelsOfVideo(input, sample) : undefined;
  const ofImages = media === 'image-dir' ? textsOfImages(input, sample) : undefined;
  return ofVideo ?? listBeside(input, sample, media) ?? ofImages;
}

/** Results of COCO, as evaluations have them, without the dataset that they are about. */
function resultsBeside(
  { displayPath, archive }: InputPath,
  { files }: InputSample,
  media: string,
): UserError | undefined {
  const results = files('.json').find(({ head }) => isCocoResults(head));
  if (!results) return undefined;
  const { name } = results;
  const use = archive ? 'that file with' : `--input-path ${quotePathForShell(join(displayPath, name))}`;
  return new UserError(
    EXIT.usage,
    `${displayPath} has a list of COCO results, ${name}, without the dataset with its images and categories.`,
    `${archive ? 'Unpack the archive, put' : 'Put'} the COCO file of the dataset beside it, and import the results: ${use} --input-format coco. To import the media alone: --input-format ${media}`,
  );
}

/** A file of tasks that name the media beside it; of several that do, such as the parts of a data set, the first list. */
function tasksBeside(opened: InputPath, { names, files }: InputSample, media: string): UserError | undefined {
  if (names.filter((name) => name.toLowerCase().endsWith('.json')).length > MOST_FILES) return undefined;
  const some = names.filter(isMedium).slice(0, MOST_NAMES);
  const naming = files('.json').flatMap(({ name, head }) => {
    const named = some.find((one) => head.includes(`${basename(one)}"`));
    return named === undefined ? [] : [{ name, named, isList: /^\s*\[/.test(head) }];
  });
  const found = naming.find(({ isList }) => isList) ?? naming[0];
  if (!found) return undefined;
  const { name, named } = found;
  return new UserError(
    EXIT.usage,
    `${opened.displayPath} has media and ${name}, which names them, such as ${basename(named)}.`,
    `For the media alone: --input-format ${media}. For the tasks of ${name}: ${asInput(opened, name, names)}`,
  );
}

/** Media that are looked for in a file of tasks, and files of a folder that may be such. */
const MOST_NAMES = 100;
const MOST_FILES = 3;

/** A text whose lines begin with the names of media, with or without their endings: a list of some, or a table. */
function listBeside(opened: InputPath, { names, files }: InputSample, media: string): UserError | undefined {
  const known = new Set(names.filter(isMedium).map((name) => basename(name)));
  const bare = namesWithoutEnding(names.filter(isMedium));
  for (const { name: list, head } of files('.txt')) {
    const lines = head
      .split('\n', LINES)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const whole = lines.flatMap((line) => {
      const [, name = '', number = '', separator = ''] =
        /^"?([^\t,;|"]*?\.\w+)(#\d+)?"?[ ]*([\t,;|]| |$)/.exec(line) ?? [];
      return known.has(basename(name.replaceAll('\\', '/'))) ? [{ name, number, separator }] : [];
    });
    const isBare = whole.length === 0;
    const named = isBare
      ? lines.flatMap((line) => {
          const [, name = '', separator = ''] = /^"?([^\s,;|"]+)"?[ ]*([\t,;|]| |$)/.exec(line) ?? [];
          return bare.has(name.replaceAll('\\', '/')) ? [{ name, number: '', separator }] : [];
        })
      : whole;
    const [first] = named;
    if (!first || named.length * 2 < lines.length || (isBare && named.length < 2)) continue;
    const isTable = named.every(({ separator }) => /[\t,;|]/.test(separator));
    const format = first.separator === '\t' ? 'tsv' : 'csv';
    const isNumbered = named.some(({ number }) => number !== '');
    const rows = isNumbered
      ? withoutNumbers(opened, list, names, format)
      : isTable
        ? asInput(opened, list, names, ['--input-format', format])
        : asTable(opened, { list, lines, names, isBare, named: named.map(({ name }) => name) });
    return new UserError(
      EXIT.usage,
      `${opened.displayPath} has media and ${list}, which lists them, such as ${first.name}${first.number}.`,
      `For the media alone: --input-format ${media}${(isTable || !isNumbered) && rows !== undefined ? `. For tasks of its rows: ${rows}` : ''}`,
    );
  }
  return undefined;
}

/** How a list between spaces becomes the input. */
function asTable(
  opened: InputPath,
  list: Omit<SpacedList, 'from' | 'to'> & { list: string; named: readonly string[] },
): string | undefined {
  if (haveSpaces(list.named) || opened.archive) return undefined;
  const table = withEnding(list.list, '.tsv');
  const [from, to] = [list.list, table].map((name) => join(opened.displayPath, name));
  const made = list.names.includes(table) ? undefined : tableOfList({ ...list, from: from!, to: to! });
  if (!made) return undefined;
  const isLabelled = made.keys.includes('label');
  const classes = isLabelled ? ', with --choices-column label=label if they are classes' : '';
  const boxes = made.mayBeBoxes
    ? '. If they are boxes, name the columns in the first row of it as in filename, class, xmin, ymin, xmax, ymax, and use --input-format boxes-csv'
    : '';
  return `${made.command}, and then ${asInput(opened, table, list.names)}${classes}${boxes}`;
}

/** The same for captions of images that have several, which Flickr8k and others number behind the name: 1.jpg#0. */
function withoutNumbers(opened: InputPath, list: string, names: readonly string[], format: string): string {
  if (opened.archive) return 'unpack the archive, and remove the numbers behind the names';
  const table = join(dirname(list), outputFor(`NEW.${format}`, list));
  const [from, to] = [list, table].map((name) => quotePathForShell(join(opened.displayPath, name)));
  const command = `sed 's/\\(\\.[A-Za-z0-9]*\\)#[0-9]*/\\1/' ${from} > ${to}`;
  return `${command}, and then ${asInput(opened, table, names)}`;
}

/** How a file of a folder becomes the input: with options, unless it is in an archive, where only the whole can be named. */
function asInput(
  { displayPath, archive }: InputPath,
  name: string,
  names: readonly string[],
  format: readonly string[] = [],
): string {
  if (archive) {
    const options = format.length === 0 ? '' : `: ${format.join(' ')}`;
    return `unpack the archive, and use that file as the input${options}`;
  }
  const input = quotePathForShell(join(displayPath, name));
  const root = quotePathForShell(rootFor(displayPath, names));
  return ['--input-path', input, ...format, '--document-root', root].join(' ');
}

/** Lines of a text that are looked at. */
const LINES = 20;

/** The folder above media that Label Studio serves: only its subfolders are. */
export function rootFor(displayPath: string, names: readonly string[]): string {
  const isDirect = names.some((name) => dirname(name) === '.' && isMedium(name));
  return isDirect ? join(displayPath, '..') : displayPath;
}

/** What Ultralytics writes of a video: a label file for each frame, by its number. */
function labelsOfVideo(input: InputPath, { names }: InputSample): UserError | undefined {
  const { displayPath, archive } = input;
  const video = names.find((name) => isMedium(name) && !isImage(name));
  if (video === undefined || !holdsYoloLabels(input)) return undefined;
  const labels =
    names.find((name) => /_\d+\.txt$/i.test(name)) ?? names.find((name) => /\.txt$/i.test(name))!;
  const isNumbered = /_\d+\.txt$/i.test(labels);
  const stem = basename(labels).replace(/_\d+\.txt$/i, '');
  const root = archive ? '.' : displayPath;
  const goal = join(root, dirname(labels), '..', 'images');
  const frames = quotePathForShell(join(goal, `${stem.replaceAll('%', '%%')}_%d.jpg`));
  const source = quotePathForShell(join(root, video));
  const command = `mkdir -p ${quotePathForShell(goal)} && ffmpeg -i ${source} -fps_mode passthrough -q:v 2 ${frames}`;
  return new UserError(
    EXIT.usage,
    `${displayPath} has YOLO labels of the frames of a video, such as ${labels}, but not the frames.`,
    `${archive ? 'Unpack the archive. In its folder, write' : 'Write'} ${isNumbered ? `the frames as images: ${command}` : 'each frame as an image with the name of its label file'}, and put a classes.txt with one name per line beside the folder of the labels. For a task per video without the labels: --input-format video-dir`,
  );
}
