import { basename, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { sampleFolder } from '../../formats/input-sample.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { tablesNamingMedia } from '../../formats/tables/name-media.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';
import { betterInput } from './better-input.ts';
import { sayLikelyLabels } from './likely-labels.ts';
import { masksAmongImages } from './note-masks.ts';
import { knownMixture, rootFor } from './refuse-mixtures.ts';
import { namelessYolo } from './refuse-yolo-labels.ts';
import { unknownFormat } from './unknown-format.ts';

/** What to say where no format fits, or several do. */
export function unsureFormat(
  input: InputPath,
  candidates: readonly { importer: Importer; why: string }[],
  files: FilePicker | undefined,
): UserError {
  const { path, displayPath, isFolder, store } = input;
  if (candidates.length === 0) {
    const better = store ? undefined : betterInput(input);
    if (better) return better;
    return unknownFormat(input);
  }
  const tables = isFolder && !store ? tablesOfMedia(path) : [];
  const names = candidates.map(({ importer }) => importer.name);
  const nameless = !store && names.includes('text-dir') && names.includes('image-dir') && namelessYolo(input);
  if (nameless) return nameless;
  const masks = !store && names.includes('image-dir') && masksAmongImages(input, files);
  if (masks) return masks;
  const mixture = isFolder && !store ? knownMixture(input, names) : undefined;
  if (mixture) return mixture;
  if (tables.length > 1) {
    const list =
      tables.length > MOST_TABLES ? `${tables.slice(0, MOST_TABLES).join(', ')}, ...` : tables.join(', ');
    const media = names.filter((name) => name !== 'time-series-dir' && name !== 'table-dir');
    return new UserError(
      EXIT.usage,
      `${displayPath} has several tables that name its media: ${list}.`,
      `${media.map((name) => `For the media alone: --input-format ${name}. `).join('')}For tasks of the rows of one: ${adviseTable(tables, input)}`,
    );
  }
  const rows = tables.length === 0 && names.includes('time-series-dir') ? adviseRows(input) : '';
  const pairs = names.includes('transcripts')
    ? '. transcripts pairs each text with the sound file of the same name'
    : '';
  const labels = isFolder && !store ? sayLikelyLabels(input, names, files) : undefined;
  const reasons = candidates.map(({ importer, why }) => `${importer.name}, because ${why}`);
  return new UserError(
    EXIT.usage,
    `The format of ${displayPath} is ambiguous: it may be ${reasons.join(', or ')}.`,
    `Choose one: ${listAlternatives(names.map((name) => `--input-format ${name}`))}${pairs}${tables.length > 0 ? `. ${tables[0]} names its media: for tasks of its rows, ${adviseTable(tables, input)}` : rows}${labels === undefined ? '' : `. ${labels}`}`,
  );
}

/** How to import the rows of a table beside files of another kind, which as a time series would be a task of its own. */
function adviseRows({ path, displayPath, archive }: InputPath): string {
  const tables = sampleFolder(path, () => true).names.filter((name) => /\.[ct]sv$/i.test(name));
  const [table] = tables;
  if (table === undefined) return '';
  const which = tables.length === 1 ? table : `one table, such as ${table}`;
  const use = archive
    ? 'unpack the archive, and use that file'
    : `--input-path ${quotePathForShell(join(displayPath, table))}`;
  return `. For a task per row of ${which}: ${use}`;
}

/** Tables that are named. */
const MOST_TABLES = 5;

/** The tables of a folder that name its media, the best first. */
function tablesOfMedia(path: string): string[] {
  const sample = sampleFolder(path, () => true);
  const tables = tablesNamingMedia(sample, isMedium)?.tables ?? [];
  // That of Common Voice which has the rows of the others that are good.
  const validated = sample.names.find((name) => basename(name) === 'validated.tsv');
  return tables.length === 0 || validated === undefined
    ? tables
    : [validated, ...tables.filter((name) => name !== validated)];
}

/** How to import the rows of the first of some tables. */
function adviseTable([table = '']: readonly string[], { path, displayPath, archive }: InputPath): string {
  if (archive) return 'unpack the archive, and use that file';
  const root = rootFor(displayPath, sampleFolder(path, () => true).names);
  const input = quotePathForShell(join(displayPath, table));
  return `--input-path ${input} --document-root ${quotePathForShell(root)}`;
}
