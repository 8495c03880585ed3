import { jqPath } from '../../diagnostics/jq-command.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { quoteForSh } from '../../quote-shell.ts';
import { cutHead } from '../csv/delimiter.ts';
import { delimiters } from '../csv/delimiters.ts';
import { asJsonLines } from '../other-tools/commands.ts';
import type { Tool } from '../other-tools/tool.ts';
import { valueInText } from '../spans/list-in-text.ts';
import { spanKeys, textKeys } from '../spans/record.ts';
import { rowsIn, startsWord } from './one-span-a-row.ts';

/** Columns that are looked at as texts, beside those that are called so. */
const MOST_TEXTS = 5;
/** Of the runs of offsets, the part that must start and end where words do. */
const FITTING = 0.8;

/** Numbers of classes may be words by chance: runs of offsets in a column of another name must be several. */
const ENOUGH = 5;
const saysOffsets = /span|offset|position|char/i;

/** Names of labels that stand beside the text, as members of their own. */
const labelName = /^[A-Z][A-Z_]*$/;

/** Where the words of a list occur in a text, in jq. */
const places =
  'def at($w): ($w | length) as $n | foreach (split($w)[:-1][]) as $part (-$n; . + $n + ($part | length));';

/** What the spans of texts are that a table, lines or a list of JSON has in cells which are not read, and what to do; undefined for anything else. */
export function unreadSpansIn(head: string): Tool | undefined {
  const rows = rowsIn(head);
  const names = Object.keys(rows[0] ?? {});
  // Tables may have thousands of columns: few are lists, and few are long texts.
  const lists = names.filter((key) => rows.some((row) => isList(row[key])));
  const beside = names.filter((key) => labelName.test(key));
  for (const text of textsIn(rows, names)) {
    for (const key of lists) {
      if (key === text) continue;
      const cells = rows.map((row) => ({ text: row[text] as string, value: valueIn(row[key]) }));
      if (areBroken(rows, key)) return broken(key);
      if (areOffsets(cells, key)) return offsets(key, text, head);
      if (areWordsByLabel(cells)) return wordsBelow(key, text, rows, head);
    }
    const others = beside.filter((key) => key !== text);
    if (areWordsBeside(rows, others, text)) return wordsBelow(undefined, text, rows, head);
  }
  return undefined;
}

/** Columns that may have the texts: those that are called so, then the longest. */
function textsIn(rows: readonly JsonObject[], names: readonly string[]): string[] {
  const lengthOf = (key: string) => rows.reduce((sum, row) => sum + String(row[key]).length, 0);
  const texts = names.filter((key) => rows.every((row) => typeof row[key] === 'string'));
  const named = textKeys.filter((key) => texts.includes(key));
  const lengths = new Map(texts.map((key) => [key, lengthOf(key)]));
  const longest = texts.sort((a, b) => lengths.get(b)! - lengths.get(a)!).slice(0, MOST_TEXTS);
  return [...new Set([...named, ...longest])];
}

/** Whether a cell is a list or an object, also one that is written as a text. */
function isList(cell: Json | undefined): boolean {
  return typeof cell === 'string' ? /^\s*[[({]/.test(cell) : typeof cell === 'object' && cell !== null;
}

interface Cell {
  text: string;
  value: Json | undefined;
}

/** What a cell has; cells of tables are texts that may be lists or objects. */
function valueIn(cell: Json | undefined): Json | undefined {
  if (typeof cell !== 'string') return cell;
  return isList(cell) ? valueInText(cell) : cell;
}

/** Whether the cells of a column look like lists of start, end and label, and are neither JSON nor Python. */
function areBroken(rows: readonly JsonObject[], key: string): boolean {
  const lists = rows.map((row) => row[key]).filter((cell) => cell !== '' && cell !== '[]');
  return (
    lists.length > 0 &&
    lists.every((cell) => typeof cell === 'string' && /^\s*[[(]\s*[[(]\s*\d+\s*,\s*\d+\s*,/.test(cell)) &&
    lists.every((cell) => valueInText(cell as string) === undefined)
  );
}

function broken(key: string): Tool {
  return {
    name: `texts with spans in ${quote(key)} that are neither JSON nor lists as Python prints them`,
    of: 'text',
    why: 'lsimport cannot tell their labels from the rest',
    instead: "Put quotes around the labels: [[0, 3, 'PER']].",
  };
}

/** Whether cells are lists of the offsets of characters, most of whose runs are words. */
function areOffsets(cells: readonly Cell[], key: string): boolean {
  // Most are counted in Python.
  const inCodePoints = cells.map((cell) => ({
    ...cell,
    text: cell.text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  }));
  return areRuns(cells, key) || areRuns(inCodePoints, key);
}

function areRuns(cells: readonly Cell[], key: string): boolean {
  let runs = 0;
  let fitting = 0;
  for (const { text, value } of cells) {
    if (value === null || value === undefined || value === '') continue;
    if (!Array.isArray(value)) return false;
    const isOffset = (offset: Json, i: number) =>
      Number.isSafeInteger(offset) && (offset as number) > (i === 0 ? -1 : (value[i - 1] as number));
    if (!value.every(isOffset) || (value.at(-1) as number) >= text.length) return false;
    const list = value as number[];
    const starts = list.filter((offset, i) => i === 0 || list[i - 1] !== offset - 1);
    const ends = list.filter((offset, i) => list[i + 1] !== offset + 1);
    runs += starts.length;
    fitting += starts.filter((start, i) => isOfWords(text, start, ends[i]! + 1)).length;
  }
  return runs >= (saysOffsets.test(key) ? 1 : ENOUGH) && fitting >= FITTING * runs;
}

/** Whether a place in a text starts and ends where words do; single characters may be anything. */
function isOfWords(text: string, start: number, end: number): boolean {
  const isCut = /^[\p{L}\p{N}]{2}/u.test(text.slice(end - 1, end + 1));
  return end - start > 1 && startsWord(text, start) && !isCut && text[end - 1]!.trim() !== '';
}

/** Of a list of offsets, each run as a span, in jq and in Python. */
const runsInJq =
  '(. // []) as $s | [$s | map(select(. - 1 | IN($s[]) | not)), map(select(. + 1 | IN($s[]) | not) + 1)] | transpose | map(. + ["LABEL"])';
const runsInPython = (list: string) =>
  `[[a, b, "LABEL"] for s in [json.loads(${list} or "[]")] for a, b in zip([i for i in s if i - 1 not in s], [i + 1 for i in s if i + 1 not in s])]`;

function offsets(key: string, text: string, head: string): Tool {
  const write = isJson(head)
    ? jq(`${withText(text)}${jqPath([key])} |= (${runsInJq})`)
    : `Write them as a table: ${runsInTable(key, text, cutHead(head).delimiter)}, and import that.`;
  return {
    name: `texts with the offsets of single characters in ${quote(key)}`,
    of: 'text',
    why: 'lsimport reads spans with a start, an end and a label',
    instead: `${write} It makes a span of each run of offsets; write the name of your label for LABEL.`,
  };
}

function runsInTable(key: string, text: string, delimiter: string): string {
  const cell = `row[${quote(key)}]`;
  const cut = delimiter === delimiters.comma ? '' : `, delimiter=${quote(delimiter)}`;
  const isNamed = textKeys.includes(text);
  const program = [
    'import csv, json, sys',
    `rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")${cut}))`,
    `out = csv.DictWriter(sys.stdout, ${isNamed ? 'rows[0]' : '[*rows[0], "text"]'})`,
    'out.writeheader()',
    `out.writerows({**row, ${isNamed ? '' : `"text": row[${quote(text)}], `}${quote(key)}: json.dumps(${runsInPython(cell)})} for row in rows)`,
  ];
  return `python3 -c ${quoteForSh(program.join('; '))} FILE > spans.csv`;
}

/** Whether cells are objects of lists, of which there are some, and all are words of the text. */
function areWordsByLabel(cells: readonly Cell[]): boolean {
  const given = cells.filter(({ value }) => value !== null && value !== undefined && value !== '');
  const isOfWords = ({ text, value }: Cell) =>
    isObject(value!) && Object.values(value).every((words) => areWords(words, text));
  const hasWords = ({ value }: Cell) => Object.values(value as JsonObject).some((words) => !isEmpty(words));
  return given.length > 0 && given.every(isOfWords) && given.some(hasWords);
}

/** The same for lists that stand beside the text, each below its label. */
function areWordsBeside(rows: readonly JsonObject[], names: readonly string[], text: string): boolean {
  let hasWords = false;
  for (const row of rows) {
    for (const name of names) {
      const words = valueIn(row[name]) ?? null;
      if (words !== null && !areWords(words, row[text] as string)) return false;
      hasWords ||= words !== null && !isEmpty(words);
    }
  }
  return hasWords;
}

function areWords(words: Json, text: string): boolean {
  return Array.isArray(words) && words.every((word) => typeof word === 'string' && hasWord(text, word));
}

/** Whether a text has a word, or several, from where one begins to where one ends. A letter alone is rather what an answer is called. */
function hasWord(text: string, word: string): boolean {
  if (/^[A-Za-z]$/.test(word)) return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!isCut(text, at) && !isCut(text, end)) return true;
  }
  return word === '';
}

/** Whether a place of a text is within a word. */
function isCut(text: string, at: number): boolean {
  return isLetter.test(text.charAt(at - 1)) && isLetter.test(text.charAt(at));
}

/** Of scripts that have blanks between their words. */
const isLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/** Whether a list has no words, or only empty ones. */
function isEmpty(words: Json): boolean {
  return Array.isArray(words) && words.every((word) => typeof word === 'string' && word.trim() === '');
}

/** `key`: the member that has the labels, undefined where they stand beside the text. */
function wordsBelow(key: string | undefined, text: string, rows: readonly JsonObject[], head: string): Tool {
  const name = `words of texts below their labels${key === undefined ? '' : `, in ${quote(key)}`}`;
  if (!isJson(head)) return { name, of: 'text' };
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const target = key !== undefined && spanKeys.includes(key) ? key : spanKeys.find((one) => !names.has(one));
  if (target === undefined) return { name, of: 'text' };
  const lists =
    key === undefined ? `with_entries(select(.key | test("${labelName.source}")))` : jqPath([key]);
  const words = `.key as $name | .value[]? as $w | select($w != "")`;
  const marks = `$r | ${jqPath([text])} | at($w) | {start_offset: ., end_offset: (. + ($w | length)), text: $w, label: $name}`;
  const spans = `[. as $r | ${lists} // {} | to_entries[] | ${words} | ${marks}]`;
  const rest =
    key === undefined
      ? `with_entries(select(.key | test("${labelName.source}") | not))`
      : `del(${jqPath([key])})`;
  return {
    name,
    of: 'text',
    instead: `${jq(`${places} ${withText(text)}(${rest}) + {${target}: ${spans}}`)} It marks each word wherever it occurs in its text, also within longer words.`,
  };
}

function jq(program: string): string {
  return `Write them as JSON Lines: ${asJsonLines(program)}, and import that.`;
}

/** The program of jq that gives a text the name under which it is read, where it has another one; before others. */
function withText(text: string): string {
  return textKeys.includes(text) ? '' : `.text = ${jqPath([text])} | `;
}

function isJson(head: string): boolean {
  return /^\s*[[{]/.test(head);
}
