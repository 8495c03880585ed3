import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { commandOn } from '../../command-on.ts';
import { EXIT, UserError } from '../../errors.ts';
import { sampleFolder } from '../../formats/input-sample.ts';
import { taggedWordsIn } from '../../formats/other-tools/tagged-words.ts';
import { insteadOfLabels } from '../../formats/other-tools/tool.ts';
import { LF } from '../../json/bytes.ts';
import { outputFor } from '../../output-name.ts';
import { fileKindOf } from '../../readers/file-kind.ts';
import { readHead } from '../../readers/head.ts';
import { scanNamed } from '../../readers/scan-names.ts';
import type { InputPath } from '../input/input-path.ts';
import { helpForKind } from './refuse-other-kinds.ts';
import { parallelTexts, pasteCommand, textKind } from './text-kinds.ts';

const LIST = 'lsimport help formats lists them.';
const OTHERS = 'lsimport help formats lists the other formats.';

/** The error for an input that no format is known by, with what can be said of what it is: text, YAML, or files of another kind. */
export function unknownFormat({ path, displayPath, isFolder, store }: InputPath): UserError {
  const [first] = isFolder && !store ? sampleFolder(path, () => true).names : [];
  const scan = first === undefined ? undefined : scanNamed(first);
  if (scan)
    return new UserError(
      EXIT.usage,
      `The format of ${displayPath} cannot be detected: ${first} in it is ${scan.name}.`,
      helpForKind(scan, displayPath),
    );
  if (first !== undefined)
    return pairOfTexts(path, displayPath) ?? unknownFolder(displayPath, first, join(path, first));
  const what = `The format of ${displayPath} cannot be detected from its name and content.`;
  return new UserError(EXIT.usage, what, isFolder ? setIt() : helpForFile(path, displayPath));
}

function setIt(): string {
  return `Set it: --input-format FORMAT. ${LIST}`;
}

/** A page with its images in one file, as browsers save it; its text is that of an e-mail. */
const savedPage = {
  ending: /\.mht(?:ml)?$/i,
  name: 'a web page saved with its files (MHTML)',
  help: 'Save the page as HTML instead: open it in a browser for that. Then use the folder of the pages: --input-format html-dir',
};

/** Installers are archives behind a program, which unzip and others skip. */
const notZip =
  'It does not begin as a ZIP archive does, perhaps as a program stands in front of one. If unzip can unpack it, use what was in it.';

function helpForFile(path: string, displayPath: string): string {
  if (savedPage.ending.test(path)) return `It may be ${savedPage.name}. ${savedPage.help}`;
  if (/\.ya?ml$/i.test(path))
    return `If it is data, convert it to JSON and use that: ${commandOn('yq -o=json', displayPath)} > ${outputFor('tasks.json', displayPath)}`;
  if (/\.zip$/i.test(path)) return notZip;
  if (!isText(path, displayPath)) return setIt();
  const head = headOf(path, displayPath);
  const tagged = helpForTagged(head, displayPath);
  if (tagged !== undefined) return tagged;
  const kind = textKind(head, displayPath);
  if (kind) return `It may be ${kind.name}. ${kind.help}`;
  return `If it is text to label: --input-format text makes a task of each line; with --text-mode file, one of the whole file. ${OTHERS}`;
}

/** Lines of two languages, which belong together. */
function pairOfTexts(path: string, displayPath: string): UserError | undefined {
  const pair = parallelTexts(sampleFolder(path, () => true));
  if (!pair) return undefined;
  return new UserError(
    EXIT.usage,
    `The format of ${displayPath} cannot be detected: ${pair[0]} and ${pair[1]} in it may be the same lines in two languages.`,
    `To write them as a table, with a task for each pair: ${pasteCommand(pair, displayPath)}. Then use that as the input, with --input-format tsv --no-header. For a task of each line: --input-format text-dir`,
  );
}

/** A folder is judged by the first of its files, which none of its names tells the format of. */
function unknownFolder(displayPath: string, first: string, path: string): UserError {
  const shown = join(displayPath, first);
  const kind = fileKindOf(path, readHead(path, shown).bytes);
  if (savedPage.ending.test(first)) {
    return new UserError(
      EXIT.usage,
      `The format of ${displayPath} cannot be detected: ${first} in it is ${savedPage.name}.`,
      savedPage.help,
    );
  }
  const texts = kind ? undefined : textKind(headOf(path, shown), shown);
  if (texts)
    return new UserError(
      EXIT.usage,
      `The format of ${displayPath} cannot be detected: ${first} in it may be ${texts.name}.`,
      texts.help,
    );
  return new UserError(
    EXIT.usage,
    kind
      ? `The format of ${displayPath} cannot be detected: ${first} in it is ${kind.name}.`
      : `The format of ${displayPath} cannot be detected from the names and content of its files, such as ${first}.`,
    kind
      ? helpForKind(kind, shown)
      : isText(path, shown)
        ? (helpForTagged(headOf(path, shown), shown) ??
          `If they are texts to label: --input-format text-dir makes a task of each line; with --text-mode file, one of each file. ${OTHERS}`)
        : setIt(),
  );
}

/** What to do with texts that have tags behind their words; undefined for others. */
function helpForTagged(head: string, file: string): string | undefined {
  const tool = taggedWordsIn(head.slice(0, head.lastIndexOf('\n') + 1));
  return tool && `It looks like ${tool.name}. ${insteadOfLabels(tool, file)}`;
}

function headOf(path: string, displayPath: string): string {
  return readHead(path, displayPath)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
}

/** Whether a file begins with text in UTF-8: whole lines, so that no character is cut. */
function isText(path: string, displayPath: string): boolean {
  const { bytes, whole } = readHead(path, displayPath);
  return !bytes.includes(0) && isUtf8(whole ? bytes : bytes.subarray(0, bytes.lastIndexOf(LF) + 1));
}
