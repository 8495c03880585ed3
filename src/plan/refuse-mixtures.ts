import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { type InputSample, sampleFolder } from '../formats/input-sample.ts';
import { isCocoResults } from '../formats/json-head.ts';
import { isImage } from '../formats/media/image-dir.ts';
import { isMedium } from '../formats/media-columns/media-keys.ts';
import { quotePathForShell } from '../quote-shell.ts';
import type { InputPath } from './input-path.ts';
import { holdsYoloLabels } from './refuse-yolo-labels.ts';

/** For a folder of media and other files that more than one format may read: what it is, where the files say it, and how to import it. */
export function knownMixture(input: InputPath, formats: readonly string[]): UserError | undefined {
  const media = formats.find((name) => mediaFormats.includes(name));
  if (media === undefined) return undefined;
  const sample = sampleFolder(input.path, () => true);
  if (formats.includes('json-dir'))
    return resultsBeside(input, sample, media) ?? tasksBeside(input, sample, media);
  return formats.includes('text-dir') && media === 'video-dir' ? labelsOfVideo(input, sample) : undefined;
}

const mediaFormats = ['image-dir', 'audio-dir', 'video-dir', 'pdf-dir'];

/** Results of COCO, as evaluations have them, without the dataset that they are about. */
function resultsBeside(
  { displayPath }: InputPath,
  { names, heads }: InputSample,
  media: string,
): UserError | undefined {
  const at = heads('.json').findIndex(isCocoResults);
  if (at < 0) return undefined;
  const name = names.filter((one) => one.toLowerCase().endsWith('.json'))[at]!;
  const file = quotePathForShell(join(displayPath, name));
  return new UserError(
    EXIT.usage,
    `${displayPath} has a list of COCO results, ${name}, without the dataset with its images and categories.`,
    `Put the COCO file of the dataset beside it, and import the results: --input-path ${file} --input-format coco. To import the media alone: --input-format ${media}`,
  );
}

/** The one file of tasks that name the media beside it. */
function tasksBeside(
  { displayPath }: InputPath,
  { names, heads }: InputSample,
  media: string,
): UserError | undefined {
  const files = names.filter((name) => name.toLowerCase().endsWith('.json'));
  const [name = ''] = files;
  const [head = ''] = heads('.json');
  const named = names.slice(0, MOST_NAMES).find((one) => isMedium(one) && head.includes(`${basename(one)}"`));
  if (files.length !== 1 || named === undefined) return undefined;
  const input = quotePathForShell(join(displayPath, name));
  const root = quotePathForShell(rootFor(displayPath, names));
  return new UserError(
    EXIT.usage,
    `${displayPath} has media and ${name}, which names them, such as ${basename(named)}.`,
    `For the media alone: --input-format ${media}. For the tasks of ${name}: --input-path ${input} --document-root ${root}`,
  );
}

/** Media that are looked for in a file of tasks. */
const MOST_NAMES = 100;

/** The folder above media that Label Studio serves: only its subfolders are. */
export function rootFor(displayPath: string, names: readonly string[]): string {
  const isDirect = names.some((name) => dirname(name) === '.' && isMedium(name));
  return isDirect ? join(displayPath, '..') : displayPath;
}

/** What Ultralytics writes of a video: a label file for each frame, by its number. */
function labelsOfVideo(input: InputPath, { names }: InputSample): UserError | undefined {
  const { displayPath } = input;
  const video = names.find((name) => isMedium(name) && !isImage(name));
  if (video === undefined || !holdsYoloLabels(input)) return undefined;
  const labels =
    names.find((name) => /_\d+\.txt$/i.test(name)) ?? names.find((name) => /\.txt$/i.test(name))!;
  const isNumbered = /_\d+\.txt$/i.test(labels);
  const stem = basename(labels).replace(/_\d+\.txt$/i, '');
  const goal = join(displayPath, dirname(labels), '..', 'images');
  const frames = quotePathForShell(join(goal, `${stem.replaceAll('%', '%%')}_%d.jpg`));
  const source = quotePathForShell(join(displayPath, video));
  const command = `mkdir -p ${quotePathForShell(goal)} && ffmpeg -i ${source} -fps_mode passthrough -q:v 2 ${frames}`;
  return new UserError(
    EXIT.usage,
    `${displayPath} has YOLO labels of the frames of a video, such as ${labels}, but not the frames.`,
    `${isNumbered ? `Write the frames as images: ${command}` : 'Write each frame as an image with the name of its label file'}, and put a classes.txt with one name per line beside the folder of the labels. For a task per video without the labels: --input-format video-dir`,
  );
}
