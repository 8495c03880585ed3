import { basename, extname, join } from 'node:path';
import type { SharedOptions } from '../cli/options.ts';
import { refuseWrongUsage } from '../cli/usage.ts';
import { EXIT, UserError } from '../errors.ts';
import { canFill, type Detected, detectFormat } from '../formats/detect.ts';
import type { FilePicker, Importer } from '../formats/format.ts';
import { importerNamed, importers } from '../formats/index.ts';
import { sampleFile, sampleFolder, sampleNames } from '../formats/input-sample.ts';
import { jsonOfOtherFormat } from '../formats/json/json.ts';
import { isCoco, isCocoResults, isJson, isJsonLines, isWhisper } from '../formats/json-head.ts';
import { isMedium } from '../formats/media-columns/media-keys.ts';
import { isSpanPairs, spansInList } from '../formats/spans/looks-like-spans.ts';
import { tablesNamingMedia } from '../formats/tables/name-media.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { listAlternatives } from '../list-alternatives.ts';
import type { Profile } from '../profile.ts';
import { quoteForSh } from '../quote-shell.ts';
import type { Picked } from '../readers/folder/pick-files.ts';
import { betterInput } from './better-input.ts';
import { csvAs } from './csv-as.ts';
import { csvExportAs } from './csv-export-as.ts';
import { checkKind, type Source } from './find-source.ts';
import type { InputPath } from './input-path.ts';
import { jsonMinAs } from './json-min-as.ts';
import type { ReadConfig } from './load-label-config.ts';
import { noteTable, noteWorkbook } from './note-beside-media.ts';
import { noteMasks, noteMasksBeside, noteMasksOfVoc } from './note-masks.ts';
import { noteRowsInText, noteWrapped } from './note-on-texts.ts';
import { knownMixture, rootFor } from './refuse-mixtures.ts';
import { refuseOtherFolders, refuseOtherKinds } from './refuse-other-kinds.ts';
import { refuseRejected } from './refuse-rejected.ts';
import { refuseTasksJson } from './refuse-tasks-json.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { namelessYolo, refuseYoloLabels } from './refuse-yolo-labels.ts';
import {
  boxesInMetadata,
  refuseUnreadLabels,
  warnOfBoxes,
  warnOfOtherBoxes,
  warnOfUnreadInFolder,
  warnOfUnreadLabels,
} from './say-unread-labels.ts';
import { unknownFormat } from './unknown-format.ts';
import { formatRules } from './usage.ts';

/** The format that the input is read as. `known` was found before, for a label config that is written from the data. */
export function chooseFormat(
  source: OpenedSource,
  known: Importer | undefined,
  loaded: ReadConfig,
  options: SharedOptions,
  profile: Profile,
  note: (text: string) => void,
): Importer {
  const { displayPath } = source.opened;
  const config = loaded.given ? loaded.config : undefined;
  const detected = known ?? chooseImporter(source, options, config, profile, note);
  const exported =
    profile.knowsExports && options.csvAs !== 'time-series'
      ? exportAs(detected, source, config, known !== undefined, options, note)
      : detected;
  // The rows of an export are tasks, also where each holds a time series.
  const importer =
    exported === detected ? csvAs(detected, options, loaded.config, displayPath, note) : exported;
  const { csvAs: _, ...others } = options;
  refuseWrongUsage(formatRules, {
    options: importer.options?.includes('csvAs') ? options : others,
    importer,
    isTableAsSeries:
      importer.name === 'time-series-dir' &&
      !source.opened.isFolder &&
      (importer !== detected || options.csvAs === 'time-series'),
  });
  refuseSheet(source.opened, options);
  return importer;
}

/** Formats of tables read workbooks and files without sheets. */
function refuseSheet({ displayPath, packing }: InputPath, { sheet }: SharedOptions): void {
  if (sheet === undefined || packing === 'xlsx') return;
  throw new UserError(
    EXIT.usage,
    `--sheet does not apply to ${displayPath}, which is no Excel workbook.`,
    'Remove it.',
  );
}

/** A JSON-MIN, CSV or TSV export of Label Studio 1.x is read with its results; any other importer or file stays what it is. */
function exportAs(
  importer: Importer,
  { opened: { path, displayPath, isFolder } }: OpenedSource,
  config: LabelConfig | undefined,
  isConfigMade: boolean,
  options: SharedOptions,
  note: (text: string) => void,
): Importer {
  if (isFolder) return importer;
  const min = jsonMinAs(importer, path, displayPath, config, isConfigMade, note);
  return min === importer ? csvExportAs(importer, path, displayPath, config, options, note) : min;
}

/** An input of which something was read. */
export interface OpenedSource extends Source {
  opened: InputPath;
}

/** The importer that is named, or else that fits what is there. */
export function chooseImporter(
  source: OpenedSource,
  options: SharedOptions,
  config: LabelConfig | undefined,
  profile: Profile,
  note: (text: string) => void,
): Importer {
  const { opened, named, files } = source;
  if (named && !opened.store && !opened.redis) checkKind(opened, named, profile);
  if (profile.knowsExports) {
    if (!opened.isFolder) {
      refuseOtherKinds(opened);
      if (!named) refuseRejected(opened);
    } else if (!opened.store) refuseOtherFolders(opened, named);
  }
  const importer = named ?? detectImporter(opened, options, config, files, profile, note);
  if (profile.knowsExports) {
    if (!named && !opened.store && ['text', 'text-dir'].includes(importer.name)) refuseYoloLabels(opened);
    refuseTasksJson(importer, opened);
    if (!named && !opened.store && !opened.redis) {
      if (!opened.isFolder) return warnOfUnreadLabels(importer, opened);
      const boxes = importer.name === 'image-dir' ? boxesInMetadata(opened) : undefined;
      if (boxes !== undefined) return warnOfBoxes(importer, opened, boxes);
      if (['image-dir', 'audio-dir'].includes(importer.name)) noteWorkbook(opened, note);
      noteTable(importer, opened, files, note);
      if (importer.name === 'voc') noteMasksOfVoc(opened, files, note);
      if (importer.name === 'image-dir') noteMasksBeside(opened, files, note);
      if (importer.name === 'image-dir') return warnOfOtherBoxes(importer, opened);
      return warnOfUnreadInFolder(importer, opened, files);
    }
    if (named?.name === 'image-dir' && opened.isFolder && !opened.store) noteMasks(opened, files, note);
  }
  return importer;
}

/**
 * Finds the importer that fits what is there, and says so. Where no format is asked for, what starts like JSON or is called .json is
 * JSON, as in Label Studio 0.9.1, except for a name that tells of another format.
 */
function detectImporter(
  opened: InputPath,
  options: SharedOptions,
  config: LabelConfig | undefined,
  files: FilePicker | undefined,
  profile: Profile,
  note: (text: string) => void,
): Importer {
  const { path, displayPath, name, isFolder, store, redis, packing } = opened;
  const { inputFormat } = options;
  const knownAs = (
    detected: Detected,
    kind: 'file' | 'directory' = 'file',
    withoutConfig?: () => Detected,
  ): Importer => {
    const found = 'importer' in detected ? detected.importer : undefined;
    if ((!found || kind === 'directory') && !store && profile.knowsExports)
      refuseUnreadLabels(found, opened, files);
    if (!('importer' in detected)) {
      if (detected.candidates.length === 0 && config && withoutConfig)
        refuseUnfit(withoutConfig(), config, displayPath);
      throw unsure(opened, detected.candidates);
    }
    const { importer, why } = detected;
    note(`Reading ${displayPath} as ${importer.name}, because ${why} (override with --input-format).`);
    return importer;
  };
  if (redis?.values?.isJson)
    return knownAs({ importer: importerNamed('jsonl'), why: 'its first value is JSON' });
  if (store?.sample)
    return knownAs(detectFormat(sampleNames(path, store.sample), importers, config, options), 'directory');
  if (isFolder) {
    const picked = files?.below(path);
    const withoutConfig = () => detectFolder(path, undefined, picked, options);
    const detected = detectFolder(path, config, picked, options);
    if (config && 'importer' in detected && detected.importer.name === 'text-dir' && takesMedia(path, picked))
      refuseUnfit(withoutConfig(), config, displayPath);
    if (config && 'importer' in detected && detected.importer.name === 'json-dir' && profile.knowsExports) {
      const labels = withoutConfig();
      // Tasks of a label config without a tag for the images of labels are hardly these labels.
      if ('importer' in labels && !hasObjectFor(labels.importer, config))
        refuseUnfit(labels, config, displayPath);
    }
    const importer = knownAs(
      (profile.knowsExports && withBoxes(detected, opened, config)) || detected,
      'directory',
      withoutConfig,
    );
    if (importer.name === 'text-dir' && profile.knowsExports && options.textMode === undefined)
      noteWrapped(
        sampleFolder(path, (below) => !picked?.isExcluded(below)),
        displayPath,
        note,
      );
    if (importer.name === 'json-dir' && profile.knowsExports && holdsSpanLists(path)) {
      note(
        `Files in ${displayPath} look like texts with spans; use --input-format spans-jsonl to import their labels.`,
      );
    }
    return importer;
  }
  const sample = sampleFile(path, displayPath, name, opened.original);
  if (packing) {
    // The rows may be labels like those of files that are no tables.
    const ofRows = importers.filter((one) => one.ownContent || one.name === 'spans-jsonl');
    const detected = detectFormat(sample, ofRows, config, options);
    if ('importer' in detected) return knownAs(detected);
    const why = packing === 'xlsx' ? 'it is an Excel workbook' : 'it is a Parquet file';
    return knownAs({ importer: importerNamed(packing), why });
  }
  const mayBeJson = inputFormat === undefined;
  const areLines = isJsonLines(sample.head);
  const isLikeJson = isJson(sample.head) && !areLines && !isTelling(name);
  const isNamedJson = /\.json$/i.test(name) && !(areLines && profile.knowsExports);
  if (mayBeJson && (isLikeJson || isNamedJson)) {
    let isOfOther = false;
    const noteOther = (text: string) => {
      isOfOther = true;
      note(text);
    };
    if (isCoco(sample.head) || isCocoResults(sample.head)) {
      const coco = importerNamed('coco');
      if (canFill(coco, config)) return knownAs({ importer: coco, why: coco.sniff!(sample)! });
      noteOther(
        `Reading ${displayPath} as json, one task. It looks like a COCO file; with an <Image> tag in the label config, --input-format coco imports its images.`,
      );
    }
    const spans = importerNamed('spans-jsonl');
    const why = isSpanPairs(sample.head) ? 'it lists texts with "entities"' : spans.sniff!(sample);
    if (why !== undefined && canFill(spans, config)) return knownAs({ importer: spans, why });
    if (why !== undefined || spansInList(sample.head)) {
      noteOther(
        `Reading ${displayPath} as json. It looks like texts with spans; use --input-format spans-jsonl to import their labels.`,
      );
    }
    const labels = labelsInJson.find(({ format }) => importerNamed(format).sniff?.(sample));
    if (labels !== undefined) {
      noteOther(
        `Reading ${displayPath} as json, one task. It looks like a file of ${labels.format}; use --input-format ${labels.format} to import its ${labels.of}.`,
      );
    }
    if (isWhisper(sample.head)) {
      noteOther(
        `Reading ${displayPath} as json. It looks like a transcription of Whisper; use --input-format whisper to import its segments.`,
      );
    }
    return isOfOther ? jsonOfOtherFormat : importerNamed('json');
  }
  if (sample.isEmpty)
    throw new UserError(EXIT.unreadable, `${displayPath} is empty.`, 'Check its path and how it was made.');
  const detectAs = (fitting: LabelConfig | undefined) => detectFormat(sample, importers, fitting, options);
  const importer = knownAs(detectAs(config), 'file', () => detectAs(undefined));
  if (importer.name === 'text' && profile.knowsExports) {
    noteRowsInText(sample, displayPath, note);
    if (options.textMode === undefined) noteWrapped(sample, displayPath, note);
  }
  return importer;
}

/** Formats of labels whose files are JSON, which without an --input-format is read as tasks, and what they are of. */
const labelsInJson = [
  { format: 'via', of: 'images' },
  { format: 'createml', of: 'images' },
  { format: 'via-audio', of: 'sounds' },
  { format: 'via-video', of: 'videos' },
];

/** The whole folder tells what it is, except for what is excluded; where that leaves doubt, the files that are included do. */
function detectFolder(
  path: string,
  config: LabelConfig | undefined,
  picked: Picked | undefined,
  options: SharedOptions,
): Detected {
  const whole = sampleFolder(path, (below) => !picked?.isExcluded(below));
  const detected = detectFormat(whole, importers, config, options);
  if ('importer' in detected || !picked) return detected;
  const included = detectFormat(
    sampleFolder(path, picked.takesFile, picked.entersFolder),
    importers,
    config,
    options,
  );
  return 'importer' in included ? included : detected;
}

/** Whether a label config shows what a format makes. */
function hasObjectFor({ dataTags }: Importer, { objects }: LabelConfig): boolean {
  return !dataTags || objects.some(({ tag }) => dataTags.includes(tag.type));
}

/** Whether media would be read as texts, of which a folder of texts has nothing but. */
function takesMedia(path: string, picked: Picked | undefined): boolean {
  return sampleFolder(path, picked?.takesFile ?? (() => true), picked?.entersFolder).names.some(isMedium);
}

function holdsSpanLists(path: string): boolean {
  return sampleFolder(path, () => true)
    .heads('.json')
    .some(spansInList);
}

/** A folder of images whose metadata has boxes, if the label config has a place for them. */
function withBoxes(
  detected: Detected,
  opened: InputPath,
  config: LabelConfig | undefined,
): Detected | undefined {
  const importer = importerNamed('imagefolder');
  if (!('importer' in detected) || detected.importer.name !== 'image-dir') return undefined;
  if (!canFill(importer, config)) return undefined;
  const file = boxesInMetadata(opened);
  return file === undefined ? undefined : { importer, why: `${file} has boxes in "objects"` };
}

/** Whether a name ends as those of one format do; .txt says nothing about what the text is. */
function isTelling(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return ending !== '.txt' && importers.some(({ extensions = [] }) => extensions.includes(ending));
}

function unsure(input: InputPath, candidates: readonly { importer: Importer; why: string }[]): UserError {
  const { path, displayPath, isFolder, store } = input;
  if (candidates.length === 0) {
    const better = store ? undefined : betterInput(path, displayPath, isFolder);
    if (better) return better;
    return unknownFormat(input);
  }
  const tables = isFolder && !store ? tablesOfMedia(path) : [];
  const names = candidates.map(({ importer }) => importer.name);
  const nameless = !store && names.includes('text-dir') && names.includes('image-dir') && namelessYolo(input);
  if (nameless) return nameless;
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
  const rows = tables.length === 0 && names.includes('time-series-dir') ? adviseRows(path, displayPath) : '';
  const pairs = names.includes('transcripts')
    ? '. transcripts pairs each text with the sound file of the same name'
    : '';
  const reasons = candidates.map(({ importer, why }) => `${importer.name}, because ${why}`);
  return new UserError(
    EXIT.usage,
    `The format of ${displayPath} is ambiguous: it may be ${reasons.join(', or ')}.`,
    `Choose one: ${listAlternatives(names.map((name) => `--input-format ${name}`))}${pairs}${tables.length > 0 ? `. ${tables[0]} names its media: for tasks of its rows, ${adviseTable(tables, input)}` : rows}`,
  );
}

/** How to import the rows of a table beside files of another kind, which as a time series would be a task of its own. */
function adviseRows(path: string, displayPath: string): string {
  const tables = sampleFolder(path, () => true).names.filter((name) => /\.[ct]sv$/i.test(name));
  const [table] = tables;
  if (table === undefined) return '';
  const which = tables.length === 1 ? table : `one table, such as ${table}`;
  return `. For a task per row of ${which}: --input-path ${quoteForSh(join(displayPath, table))}`;
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
function adviseTable([table = '']: readonly string[], { path, displayPath }: InputPath): string {
  const root = rootFor(displayPath, sampleFolder(path, () => true).names);
  const input = quoteForSh(join(displayPath, table));
  return `--input-path ${input} --document-root ${quoteForSh(root)}`;
}
