import { extname } from 'node:path';
import { attributeOf } from '../../label-config/attribute.ts';
import { keyOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { tagRule } from '../../label-config/tags.ts';
import { isSound } from '../media/audio-dir.ts';
import { isImage } from '../media/image-dir.ts';

/** Object tags that show files of other kinds than text. */
const media = ['image', 'sound', 'pdf'];

/**
 * Which data keys may name media files, or others that tags read by their addresses: those that such tags of the label config show; all, while
 * it is yet to be written. `isMade`: it was written from the data; what it does not show, as lists of images, people will show with one of their own.
 */
export function mediaKeys(
  config: LabelConfig | undefined,
  isMade = false,
): (key: string, value: string) => boolean {
  if (!config) return (_, value) => isMedium(value);
  const { keys, textKeys, seriesKeys } = keysOf(config);
  const shown = new Set(config.objects.flatMap(({ source }) => (source && keyOf(source)) ?? []));
  return (key, value) =>
    keys.has(key) ||
    (isMade && !shown.has(key) && isMedium(value)) ||
    ((textKeys.has(key) || (seriesKeys.has(key) && SERIES.test(value))) && !leavesFolder(value));
}

/** Whether a label config shows any such key. */
export function hasMediaKeys(config: LabelConfig): boolean {
  return Object.values(keysOf(config)).some(({ size }) => size > 0);
}

/** The keys of media, of texts and others at addresses, and of series. */
function keysOf(config: LabelConfig) {
  const keys = new Set<string>();
  const textKeys = new Set<string>();
  /** Of time series, which may be in the data as well: only what ends like the name of a file. */
  const seriesKeys = new Set<string>();
  for (const { tag, source } of config.objects) {
    const isOne = source?.kind === 'key' && source.variables[0]?.steps.length === 1;
    if (!isOne) continue;
    const shows = tagRule(tag.type)?.shows ?? '';
    const valueType = attributeOf(tag, 'valueType')?.value;
    if (media.includes(shows)) keys.add(keyOf(source)!);
    else if (valueType === 'url') textKeys.add(keyOf(source)!);
    else if (shows === 'series' && valueType !== 'json') seriesKeys.add(keyOf(source)!);
  }
  return { keys, textKeys, seriesKeys };
}

const SERIES = /\.(?:csv|tsv|txt|json)$/i;

/** Whether a path leads out of the folder: the data must not name any text of this machine that it likes, as it may be sent to a server. */
function leavesFolder(value: string): boolean {
  return /^(?:[\\/]|[a-z]:|file:)/i.test(value.trim()) || value.split(/[\\/]/).includes('..');
}

/** Names of columns that may hold names of files without their endings; a column without a header has a number. */
const nameKey = /(?:id|image|img|photo|picture|file|name|path|clip|audio|sound|video|frame)s?$|^column\d+$/i;

/** Whether a column is called as those that hold names of files without their endings. */
export function isNameKey(key: string): boolean {
  return nameKey.test(key);
}

/** Whether a value may be the name of a medium without its ending. */
export function mayBeName(value: string): boolean {
  return !/[\s/]/.test(value) && value !== '';
}

/** What columns of media are called, also within their names. */
const ofMedia = /image|img|photo|picture|file|clip|audio|sound|video|frame|recording/i;
/** Characters from which on a name with a digit is hardly that of a file by chance. */
const TELLING = 6;

/**
 * Whether a value that all of the first rows have is the name of their medium, though there are others: events are often sorted by their videos.
 * Numbers may be ids of anything.
 */
export function tellsMedium(key: string, value: string): boolean {
  return !isNumber(value) && (ofMedia.test(key) || (/\d/.test(value) && value.length >= TELLING));
}

/** Whether a value is a number as counts and ids are, not one such as 0012345. */
export function isNumber(value: string): boolean {
  return /^\d{1,5}$/.test(value);
}

/** Whether a value is one word that ends like the names of media that tags can show. */
export function isMedium(value: string): boolean {
  return isImage(value) || isSound(value) || /^\.(?:mp4|webm|mov|mkv|avi|ogv|m4v|pdf)$/i.test(extname(value));
}
