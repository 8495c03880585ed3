import { basename, dirname, join } from 'node:path';
import type { FilePicker } from '../../formats/format.ts';
import type { Beginning } from '../../formats/input-sample.ts';
import { stemOf } from '../../formats/labelled/stem-of.ts';
import { namesWithoutEnding } from '../../formats/media/named-in-text.ts';
import { isMedium, isNumber } from '../../formats/media-columns/media-keys.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import type { InputPath } from '../input/input-path.ts';

/** What labels of media are: places in them, or one for each. */
type Kind = 'places' | 'classes';

/** What the formats of media read, and what to make of their labels. */
const ways: Readonly<Record<string, Readonly<Record<Kind | 'of', string>>>> = {
  'image-dir': {
    of: 'images',
    places: 'Convert them to COCO, YOLO or Pascal VOC first.',
    classes:
      'Write them into a CSV file with the name of an image and its label in each row, and use --choices-column.',
  },
  'video-dir': both('videos', 'Convert them to CVAT for video or VIA 3 first.'),
  'audio-dir': both(
    'sounds',
    'Write them into a CSV file with the columns "file", "start", "end" and "label", for audio-csv.',
  ),
};

function both(of: string, way: string) {
  return { of, places: way, classes: way };
}

/** For a folder of media that another format may be meant for as well: what of its other files may be about the media, as a sentence; else nothing. */
export function sayLikelyLabels(
  opened: InputPath,
  formats: readonly string[],
  files: FilePicker | undefined,
): string | undefined {
  const way = formats.map((name) => ways[name]).find((one) => one !== undefined);
  if (!way) return undefined;
  const sample = sampleTaken(opened, files);
  const media = mediaOf(sample.names);
  const json = formats.includes('json-dir') ? sample.files('.json') : [];
  const texts = formats.includes('text-dir') ? sample.files('.txt') : [];
  const shown = (name: string) => join(opened.displayPath, name);
  const none = formats.length > 2 ? 'none of these' : 'neither';
  for (const [all, kindOf] of [
    [json, kindOfJson],
    [texts, kindOfText],
  ] as const) {
    for (const file of all) {
      const kind = kindOf(file, media);
      if (kind)
        return `${shown(file.name)} may have labels of the ${way.of}, which ${none} reads as labels. ${way[kind]}`;
    }
  }
  const named = json.filter(({ name }) => media.stems.has(stemOf(name)));
  if (named.length > 0 && named.length * 2 >= json.length)
    return `Files such as ${shown(named[0]!.name)} are named like ${way.of}, and ${none} reads them as data of these.`;
  for (const { name, head } of json) {
    const [one] = namedIn(head, media);
    if (one !== undefined)
      return `${shown(name)} names ${way.of}, such as ${one}, and ${none} reads what it says of them.`;
  }
  return undefined;
}

interface Media {
  count: number;
  stems: ReadonlySet<string>;
  /** Names and paths without their endings. */
  names: ReadonlyMap<string, string>;
  /** Folders, which may be of the frames of a video. */
  folders: readonly string[];
}

/** Folders and names that are looked for in a file. */
const MOST = 100;

function mediaOf(names: readonly string[]): Media {
  const media = names.filter(isMedium);
  const folders = new Set(media.map((name) => basename(dirname(name))));
  return {
    count: media.length,
    stems: new Set(media.map(stemOf)),
    names: namesWithoutEnding(media),
    folders: [...folders].filter((name) => name !== '.' && !isNumber(name)).slice(0, MOST),
  };
}

/** Members that have places in media, with a list or an object below them. */
const ofPlaces =
  /"(?:b?box(?:es)?|bounding_?(?:box(?:es)?|poly)|bndbox|polygons?|key_?points(?:_2d)?|landmarks|segmentations?|annotations?|predictions|detections|objects|instances|segments)"\s*:\s*[[{]\s*[[{"\-\d.]/i;
/** Members that say what something is, which much else has as well. */
const ofClasses =
  /"(?:labels?|class(?:es)?|class_?(?:name|id|label)|cls|category_?id|actions?|emotions?|ground_?truth|gt)"\s*:/i;
/** Members that say when it is. */
const ofTimes =
  /"(?:start|end|begin|onset|offset|time(?:stamp)?|frame|position)(?:_?(?:time|frame|ms|sec(?:onds)?|idx|id))?"\s*:\s*"?\d/i;

function kindOfJson({ name, head }: Beginning, media: Media): Kind | undefined {
  if (ofPlaces.test(head)) return 'places';
  if (!ofClasses.test(head)) return undefined;
  const isOfMedia =
    media.stems.has(stemOf(name)) ||
    ofTimes.test(head) ||
    media.folders.some((folder) => head.includes(`"${folder}"`)) ||
    namedIn(head, media).length > 0;
  return isOfMedia ? 'classes' : undefined;
}

/** The media that a file names without their endings, if it is most of those that are looked for: one may be a word by chance. */
function namedIn(head: string, { names }: Media): string[] {
  const found = new Map<string, string>();
  const looked = new Set<string>();
  for (const [name, medium] of names) {
    looked.add(medium);
    if (looked.size > MOST) break;
    if (head.includes(`"${name}"`)) found.set(medium, name);
  }
  return found.size > 1 && found.size * 2 >= looked.size ? [...found.values()] : [];
}

/** Lines of a text that are looked at. */
const LINES = 100;
/** Rows of a hundred that must be like rows of labels: a header may stand above few. */
const MOST_ROWS = 75;
/** Lines from which on labels of frames are known by that they stay the same. */
const FRAMES = 10;

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** The lines of a text that are not blank. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether a text has rows of a name and numbers, or of numbers. */
export function hasRowsOfNumbers(text: string): boolean {
  const rows = linesOf(text)
    .slice(0, LINES)
    .map((line) => {
      const cells = line.split(/[\s,;|]+/).filter((cell) => cell !== '');
      const numbers = cells.filter((cell) => number.test(cell)).length;
      return { numbers, words: cells.length - numbers };
    });
  const labels = rows.filter(({ numbers, words }) => numbers > 1 && words <= Math.min(numbers, 3));
  const places = labels.filter(({ numbers }) => numbers > 3);
  const areRows = labels.length * 100 >= rows.length * MOST_ROWS;
  return areRows && (labels.length > 1 || places.length > 0);
}

function kindOfText({ head }: Beginning, media: Media): Kind | undefined {
  if (hasRowsOfNumbers(head)) return 'places';
  const all = linesOf(head);
  const isWord = (line: string) => !/\s/.test(line);
  if (!all.every(isWord)) return undefined;
  const areInOrder = all.length === media.count && new Set(all).size * 2 <= all.length;
  const changes = all.slice(0, LINES).filter((line, i, lines) => i > 0 && line !== lines[i - 1]).length;
  const areOfFrames = all.length >= FRAMES && changes * 5 <= Math.min(all.length, LINES);
  return areInOrder || areOfFrames ? 'classes' : undefined;
}
