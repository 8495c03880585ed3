import { join } from 'node:path';
import { commandsOn } from '../../command-on.ts';
import { EXIT, UserError } from '../../errors.ts';
import { isBoxTable, unreadBoxes } from '../../formats/boxes-csv/looks-like.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { hasBoxes, hasOtherBoxes } from '../../formats/imagefolder/imagefolder.ts';
import { sampleFile, sampleFolder } from '../../formats/input-sample.ts';
import { jsonOfOtherFormat } from '../../formats/json/json.ts';
import { mediaFormats } from '../../formats/media/formats.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import {
  findTool,
  findToolByEnding,
  findToolInFolder,
  isBesideSounds,
  isInRows,
  type ToolInFolder,
} from '../../formats/other-tools/find-tool.ts';
import { taggedWordsIn } from '../../formats/other-tools/tagged-words.ts';
import { insteadOfLabels, type Tool, whyNotRead } from '../../formats/other-tools/tool.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import { spanColumnsOf, spansInRows } from '../../formats/spans-csv/one-span-a-row.ts';
import { unreadSpansIn } from '../../formats/spans-csv/unread-spans.ts';
import { spareInput } from '../../output-name.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { readOutline } from '../../readers/outline.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import type { InputPath } from '../input/input-path.ts';
import { rootFor } from './refuse-mixtures.ts';

/** Formats that take a file or a folder for what its names or its outer form say, so that labels in it may go unseen. */
const general = [
  ...[
    'json',
    'jsonl',
    'parquet',
    'xlsx',
    'text',
    'csv',
    'tsv',
    'urls',
    'table-dir',
    'json-dir',
    'text-dir',
    'image-dir',
  ],
  ...['audio-dir', 'video-dir', 'html-dir', 'pdf-dir', 'time-series-dir'],
];

/**
 * For a file that was detected and has labels of a tool that no format reads: the importer that warns of it. They would become data, and nobody
 * would be told. Who names the format says that they are data.
 */
export function warnOfUnreadLabels(importer: Importer, { path, displayPath, name }: InputPath): Importer {
  if (!general.includes(importer.name) || importer.isSaidToBeOther) return importer;
  const sample = sampleFile(path, displayPath, name);
  const unread = findToolByEnding(sample);
  if (unread) throw refusalOf(unread, displayPath, false);
  const tool = findTool(sample.head);
  if (tool?.isAlone || tool?.areNoTasks) throw refusalOf(tool, displayPath, false, importer);
  // There is no second way to import it, such as a list within it.
  const { read } = importer.name === 'json' ? jsonOfOtherFormat : importer;
  if (tool) return warningOf({ ...importer, read }, tool, 'file', displayPath);
  // Lines that begin with a tab are hardly rows.
  const isText = importer.name === 'text' || (importer.name === 'csv' && !/\.[ct]sv(?:\.gz)?$/i.test(name));
  const words = isText ? taggedWordsIn(sample.head) : undefined;
  if (words) return warningOf(importer, words, 'file', displayPath);
  const spans = [...tables, 'json'].includes(importer.name) ? spansIn(sample.head) : undefined;
  if (spans) return warningOf(importer, spans, 'file', displayPath);
  return ['csv', 'tsv'].includes(importer.name)
    ? warnOfBoxColumns(importer, [{ file: displayPath, head: sample.head }])
    : importer;
}

/** Formats of rows, which may have spans or be some. */
const tables = ['csv', 'tsv', 'jsonl', 'parquet', 'xlsx'];

/** The spans of texts that a table, lines or a list of JSON has and no format reads. */
function spansIn(head: string): Tool | undefined {
  const inRows = spanColumnsOf(head);
  return inRows ? spansInRows(inRows) : unreadSpansIn(head);
}

/** The same for a folder: of tables, whose rows become data, or of videos with other subtitles. */
export function warnOfUnreadInFolder(
  importer: Importer,
  opened: InputPath,
  files: FilePicker | undefined,
): Importer {
  const found = onlyWarns.has(importer.name) ? toolIn(opened, files) : undefined;
  if (found) return warningOf(importer, ofFile(found, opened), 'folder', opened.displayPath);
  if (!['table-dir', 'text-dir'].includes(importer.name)) return importer;
  const { files: filesOf } = sampleTaken(opened, files);
  if (importer.name === 'text-dir') {
    const texts = filesOf('.txt');
    const tagged = texts.flatMap(({ head }) => taggedWordsIn(head) ?? []);
    const [first] = tagged.length * 2 > texts.length ? tagged : [];
    return first ? warningOf(importer, first, 'folder', opened.displayPath) : importer;
  }
  const rowsIn = (ending: string) =>
    filesOf(ending).map(({ name, head }) => ({ file: join(opened.displayPath, name), head }));
  const tables = ['.csv', '.tsv'].flatMap(rowsIn);
  for (const { file, head } of [...tables, ...['.jsonl', '.ndjson'].flatMap(rowsIn)]) {
    const spans = spansIn(head);
    if (spans) return warningOf(importer, spans, 'file', file);
  }
  return warnOfBoxColumns(importer, tables);
}

/** For tables that were detected as rows of data and have boxes in columns that are not known: the importer that warns of it. */
function warnOfBoxColumns(importer: Importer, tables: readonly { file: string; head: string }[]): Importer {
  const [first] = tables.flatMap(({ file, head }) => {
    const boxes = unreadBoxes(head);
    return boxes ? { ...boxes, file } : [];
  });
  if (!first) return importer;
  const args = { what: 'file' as const, found: 'a table of boxes', why: first.why, advice: first.advice };
  return {
    ...importer,
    *read(input) {
      input.report({ code: 'labels-not-read', args }, { file: first.file });
      yield* importer.read(input);
    },
  };
}

/** Formats of folders that are read with labels of some tools in them. */
const onlyWarns = new Map<string, (tool: Tool) => boolean>([
  ['table-dir', (tool) => isInRows(tool) && !tool.isAlone],
  ['video-dir', isBesideSounds],
]);

function warningOf(importer: Importer, tool: Tool, what: 'file' | 'folder', file: string): Importer {
  const instead = insteadOfLabels(tool, file);
  const advice = what === 'file' ? commandsOn(instead, file) : instead;
  const args = { what, found: tool.name, why: whyNotRead(tool), advice };
  return {
    ...importer,
    ...(tool.areParts && { hasParts: true }),
    *read(input) {
      input.report({ code: 'labels-not-read', args }, { file });
      yield* importer.read(input);
    },
  };
}

/** The metadata of a folder of images that has boxes, as data sets of Hugging Face have them; undefined where none has. */
export function boxesInMetadata(opened: InputPath): string | undefined {
  for (const { file, head } of metadataIn(opened, ['metadata.jsonl'])) if (hasBoxes(head)) return file;
  return undefined;
}

/** The files of metadata in a folder and in its parts, by their paths from there, with their first bytes. */
function* metadataIn({ path, displayPath }: InputPath, names: readonly string[]) {
  const all = namesIn(path);
  const parts = all.filter((name) => !isImage(name)).sort();
  for (const part of ['.', ...parts]) {
    const folder = part === '.' ? all : namesIn(join(path, part));
    for (const name of names.flatMap((name) => folder.filter((one) => one.toLowerCase() === name))) {
      const file = join(part, name);
      if (!whatIsAt(join(path, file))?.isFile()) continue;
      const { bytes } = readOutline(join(path, file), join(displayPath, file));
      yield { file, head: bytes.toString('utf8').replace(/^\ufeff/, '') };
    }
  }
}

/** For a folder of images that was detected and has boxes in its metadata, which become data: the importer that warns of it. */
export function warnOfBoxes(importer: Importer, { displayPath }: InputPath, file: string): Importer {
  const advice = 'Use a label config with a tag for boxes, such as <RectangleLabels>.';
  const found = 'metadata of Hugging Face with boxes in "objects"';
  const args = { what: 'file' as const, found, why: 'lsimport does not read labels of this kind', advice };
  return {
    ...importer,
    *read(input) {
      input.report({ code: 'labels-not-read', args }, { file: join(displayPath, file) });
      yield* importer.read(input);
    },
  };
}

/** For a folder of images that was detected, with boxes in its metadata in a form that no format of images reads: the importer that warns of it. */
export function warnOfOtherBoxes(importer: Importer, opened: InputPath): Importer {
  for (const { file: below, head } of metadataIn(opened, ['metadata.jsonl', 'metadata.csv'])) {
    const file = join(opened.displayPath, below);
    const isCsv = below.toLowerCase().endsWith('.csv');
    const isTable = isCsv && isBoxTable(head);
    if (!isTable && !hasOtherBoxes(head, isCsv)) continue;
    const found = isTable ? 'a table of boxes' : 'metadata with boxes';
    const why = isTable
      ? 'the metadata of a folder of images is not read as labels'
      : 'imagefolder reads boxes only in "objects" of metadata.jsonl';
    const advice = isTable
      ? opened.archive
        ? 'Unpack the archive, and use that file with --input-format boxes-csv.'
        : `Use --input-path ${quotePathForShell(file)} --input-format boxes-csv.`
      : 'Write a metadata.jsonl with lines such as {"file_name": "a.jpg", "objects": {"bbox": [[left, top, width, height]], "category": ["cat"]}}.';
    const args = { what: 'file' as const, found, why, advice };
    return {
      ...importer,
      *read(input) {
        input.report({ code: 'labels-not-read', args }, { file });
        yield* importer.read(input);
      },
    };
  }
  return importer;
}

/**
 * Refuses what has labels of a tool that no format reads; `importer` is what it would be read as, undefined when that is not known: then it may be
 * one of `candidates`.
 */
export function refuseUnreadLabels(
  importer: Importer | undefined,
  opened: InputPath,
  files: FilePicker | undefined,
  candidates: readonly { importer: Importer }[],
): void {
  if (importer && !general.includes(importer.name)) return;
  const found = toolIn(opened, files);
  if (!found || onlyWarns.get(importer?.name ?? '')?.(found.tool)) return;
  const likely = importer ?? candidates.find((one) => mediaFormats.includes(one.importer.name))?.importer;
  throw refusalOf(ofFile(found, opened), opened.displayPath, opened.isFolder, likely);
}

/** The tool with what to do with the file that it is known by. */
function ofFile({ tool, file }: ToolInFolder, { path, displayPath, archive }: InputPath): Tool {
  if (file === undefined) return tool;
  if (!tool.insteadOf || archive) return { ...tool, instead: insteadOfLabels(tool, file) };
  const root = rootFor(displayPath, sampleFolder(path, () => true).names);
  const instead = tool.insteadOf(quotePathForShell(join(displayPath, file)), quotePathForShell(root));
  return { ...tool, instead: spareInput(instead, file) };
}

function toolIn(opened: InputPath, files: FilePicker | undefined): ToolInFolder | undefined {
  if (opened.isFolder) return findToolInFolder(sampleTaken(opened, files));
  const sample = sampleFile(opened.path, opened.displayPath, opened.name);
  const tool = findToolByEnding(sample) ?? findTool(sample.head);
  return tool && { tool };
}

function refusalOf(tool: Tool, displayPath: string, isFolder: boolean, importer?: Importer): UserError {
  const ofTool = tool.of === 'sounds' ? 'audio-dir' : tool.of === 'text' ? 'text-dir' : 'image-dir';
  const format = importer?.name ?? ofTool;
  const asData = tool.isAlone ? ` To import the rows as data: --input-format ${format}` : '';
  const without = tool.areAll
    ? ''
    : isFolder
      ? ` To import it without them, name a format, such as --input-format ${format}.`
      : asData;
  const instead = insteadOfLabels(tool, displayPath);
  return new UserError(
    EXIT.usage,
    `${displayPath} looks like ${tool.name}, and ${whyNotRead(tool)}.`,
    `${isFolder ? instead : commandsOn(instead, displayPath)}${without}`,
  );
}
