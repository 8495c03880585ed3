import { basename } from 'node:path';
import type { LabelConfig } from '../../label-config/model.ts';
import type { InputSample } from '../input-sample.ts';
import { belowDrive } from '../media-columns/windows-path.ts';
import { tablesNamingMedia } from './name-media.ts';
import { whyRows } from './rows-of-texts.ts';
import { isSampleSubmission, plainEndings, tableKind } from './table-kind.ts';

/** Files that Spark and Hadoop leave beside their parts: `_SUCCESS`, `_metadata`, checksums. */
export function isMarker(path: string): boolean {
  return /^_(?:SUCCESS|started|committed|metadata|common_metadata)|\.crc$/.test(basename(path));
}

/** Names of parts: part-00000, train-00000-of-00003, data_0. */
const part = /(?:^part[-_.]?\d|-\d{5}-of-\d{5})/i;

/** Media that tables may name. */
const media = /\.(?:jpe?g|png|webp|bmp|gif|svg|tiff?|jp2|p[pgbn]m|wav|mp3|flac|ogg|m4a|mp4|webm|mov|pdf)$/i;

/** Whether a file is none of the tables, but nothing that was forgotten. */
export function isBesideTables(name: string): boolean {
  return isMarker(name) || media.test(name);
}

/**
 * Why the files of a folder are tables: parts of one, or one with the media that it names beside it. CSV files, which may as well be time series, are
 * parts if they are called so, or if what is in them is no time series. Undefined when they need not be.
 */
export function sniffTables(sample: InputSample): string | undefined {
  if (!sample.isFolder) return undefined;
  const names = sample.names.filter((name) => !isMarker(name));
  const tables = names.filter((name) => tableKind(name) !== undefined);
  if (tables.every(isSampleSubmission)) return undefined;
  if (tables.length < names.length) return whyNaming(sample, names, tables);
  const isPart = tables.every((name) => !isCsv(name) || part.test(basename(name)));
  const endings = new Set(tables.map((name) => /\.[a-z]+(?:\.gz)?$/.exec(name.toLowerCase())![0]));
  return isPart ? `all its files are tables (${[...endings].join(', ')})` : whyNoSeries(sample);
}

/** Whether they may be tables; files that are so for what is in them are none for a label config of time series, which says that they are some. */
export function suitsTables(sample: InputSample, config: LabelConfig | undefined): boolean {
  if (!config?.objects.some(({ tag }) => tag.type === 'TimeSeries')) return true;
  return !sample.names.some(isCsv) || whyNoSeries(sample) === undefined;
}

function isCsv(name: string): boolean {
  return /^[ct]sv$/.test(tableKind(name) ?? '');
}

/** Why none of some CSV files is a time series. */
function whyNoSeries({ files }: InputSample): string | undefined {
  const reasons = ['.csv', '.tsv'].flatMap(files).map(({ name, head }) => ({ name, why: whyRows(head) }));
  const [first] = reasons;
  if (!first || reasons.some(({ why }) => why === undefined)) return undefined;
  return `in ${first.name}, ${first.why}`;
}

/** For tables with media and nothing else: why, if the first rows of one name media that are there. */
function whyNaming(
  sample: InputSample,
  names: readonly string[],
  tables: readonly string[],
): string | undefined {
  const files = new Set(names.filter((name) => media.test(name)).map((name) => name.replaceAll('\\', '/')));
  if (files.size + tables.length < names.length) return undefined;
  for (const ending of plainEndings) {
    for (const { name, head } of sample.files(ending)) {
      if (isSampleSubmission(name)) continue;
      const found = cellsOf(head).find((cell) => files.has(cell));
      if (found !== undefined) return `one of its tables (${ending}) names ${found}`;
    }
  }
  const named = tablesNamingMedia(sample, (name) => media.test(name));
  return named?.areOne ? `${named.tables[0]} names ${named.example}` : undefined;
}

/** Whether a table with media has a column with one of these names; parts of a table are nothing else. */
export function tablesHaveKeys({ names, heads }: InputSample, keys: readonly string[]): boolean {
  if (!names.some((name) => media.test(name))) return true;
  const firstLines = plainEndings.flatMap((ending) => heads(ending).map((head) => head.split('\n', 1)[0]!));
  const cells = firstLines.flatMap((line) => line.split(/[,;\t|"\r]/)).map((cell) => cell.trim());
  return keys.some((key) => cells.includes(key));
}

/** What may be a path in the first lines of a table. */
function cellsOf(head: string): string[] {
  return head
    .split('\n', LINES)
    .flatMap((line) => line.split(/[,;\t|"\r]/))
    .flatMap((cell) => belowDrive(cell) ?? cell.trim().replaceAll('\\', '/').replace(/^\.\//, ''));
}

/** Lines looked at for paths. */
const LINES = 20;
