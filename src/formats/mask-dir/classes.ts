import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { quote } from '../../json/json.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';
import { reportSameNames } from '../labelled/same-names.ts';
import { classesOfJson, type JsonClasses } from './classes-json.ts';
import { classesOfTable } from './classes-table.ts';
import { showColor } from './color.ts';
import { listNames } from './list-names.ts';
import { background, type MaskClass } from './mask-class.ts';

/** The classes that masks are of, and the file that says so, as the user knows it. */
export interface ClassList {
  classes: readonly MaskClass[];
  file: string;
}

type Line = MaskClass | string | undefined;

/** How a list is read: by its lines, each a class, nothing, or what is wrong with it, as a table with a header, as JSON, or as a member of JSON. */
type ReadBy = ((line: string) => Line) | 'table' | 'json' | 'member';

/** Files that list classes, and how to read them. */
const lists: readonly [name: RegExp, read: ReadBy][] = [
  [listNames.labelmap, readLabelmapLine],
  [listNames.colors, readColorLine],
  [listNames.dict, readDictLine],
  [listNames.values, readValueLine],
  [listNames.names, (line) => ({ name: line, color: undefined })],
  [listNames.table, 'table'],
  [listNames.json, 'json'],
  [listNames.member, 'member'],
];

/**
 * Finds the list of classes in the input folder, or in one of its folders; undefined when there is none or it cannot be read, which is
 * reported, as are other lists beside it, or in other folders under the same name, that differ.
 */
export function readClassList(input: Input): ClassList | undefined {
  const silent = { ...input, report: () => {} };
  let found: { list: ClassList; folder: string; name: string } | undefined;
  for (const [folder, name, read] of listsBelow(input)) {
    if (!found) {
      const list = readList(input, join(folder, name), read);
      if (!list) return undefined;
      if (list === 'no list') countNoList(input, join(folder, name));
      else found = { list, folder, name };
    } else if (folder === found.folder || name === found.name) {
      const other = readList(silent, join(folder, name), read);
      if (other === 'no list') countNoList(input, join(folder, name));
      if (!other || other === 'no list' || isSameList(found.list, other)) continue;
      const args = { used: found.list.file, other: other.file };
      input.report({ code: 'class-lists-differ', args }, { file: other.file });
    }
  }
  return found?.list;
}

function* listsBelow(input: Input): Generator<readonly [folder: string, name: string, read: ReadBy]> {
  const below = namesIn(input.path)
    .sort()
    .map((name) => join(input.path, name));
  for (const folder of [input.path, ...below.filter((path) => whatIsAt(path)?.isDirectory())]) {
    const names = namesIn(folder).sort();
    for (const [pattern, read] of lists) {
      const named = names.filter((entry) => pattern.test(entry));
      // Of the names of text files the first is the list; tables and JSON files under such names may be anything.
      for (const name of typeof read === 'string' ? named : named.slice(0, 1)) yield [folder, name, read];
    }
  }
}

/** Whether two lists have the same classes: in one order where codes are places in the list, and with the same values. Some leave the background out. */
function isSameList({ classes }: ClassList, { classes: others }: ClassList): boolean {
  const withoutBackground = (list: readonly MaskClass[]) =>
    list.filter(({ name }) => !/^_?background_?$/i.test(name));
  const lists = [withoutBackground(classes), withoutBackground(others)];
  const colored = lists.filter((list) => list.some(({ color }) => color !== undefined)).length;
  const valued = lists.filter((list) => list.some(({ value }) => value !== undefined)).length;
  const keys = lists.map((list) =>
    list.map(({ name, color, value }) =>
      colored === 2 ? `${color} ${name}` : valued === 2 ? `${value} ${name}` : name,
    ),
  );
  const [own, other] = colored > 0 ? keys.map((list) => list.toSorted()) : keys;
  return JSON.stringify(own) === JSON.stringify(other);
}

/** A table or JSON file that is called like a list of classes and has something else. */
function countNoList(input: Input, path: string): void {
  if (input.shard?.owns(path) ?? true)
    input.skip(`${/\.json$/i.test(path) ? 'JSON files' : 'tables'} without classes`, 1);
}

function readList(input: Input, path: string, read: ReadBy): ClassList | 'no list' | undefined {
  const file = showPath(input, path);
  const text = readText(input, path, file);
  if (text === undefined) return undefined;
  const malformed = (problem: string, line?: number) => {
    const at = line === undefined ? { file } : { file, line };
    input.report({ code: 'label-file-malformed', args: { problem } }, at);
    return undefined;
  };
  const whole = wholeOf(text, read);
  if (whole === undefined && typeof read === 'string') return 'no list';
  if (typeof whole === 'string') return malformed(whole);
  const { classes, twice } = whole ?? { classes: [], twice: [] };
  for (const args of twice) input.report({ code: 'class-named-twice', args }, { file });
  for (const [i, line] of typeof read === 'string' ? [] : text.split(/\r\n|\n|\r/).entries()) {
    const found = line.trim() === '' ? undefined : (read as (line: string) => Line)(line.trim());
    if (typeof found === 'string') return malformed(found, i + 1);
    if (found) classes.push(found);
  }
  if (isColored(path) && classes.every(({ color }) => color === undefined)) {
    // Black is the background, which some leave out.
    const first = background.test(classes[0]?.name ?? '') ? 0 : 1;
    for (const [i, one] of classes.entries()) one.color = colorOfVoc(first + i);
  }
  reportSameNames(
    input,
    classes.map(({ name, value }, i) => [value ?? i, name]),
    file,
  );
  reportSameColors(input, classes, file);
  return { classes, file };
}

/** What a file lists that is not read line by line. */
function wholeOf(text: string, read: ReadBy): JsonClasses | string | undefined {
  if (read === 'json' || read === 'member') return classesOfJson(text, read === 'member');
  const classes = read === 'table' ? classesOfTable(text) : undefined;
  return classes && { classes, twice: [] };
}

/** Whether a list has the colors of the classes, as a rule. */
function isColored(path: string): boolean {
  return /^label(?:map|_?colors)\.txt$/i.test(basename(path));
}

/** The color of a class in Pascal VOC, by its position: the bits of that, from the last on, are the first ones of red, green and blue in turn. */
function colorOfVoc(position: number): number {
  let color = 0;
  for (let rest = position, bit = 7; rest > 0; rest >>= 3, bit--) {
    color |= ((rest & 1) << (16 + bit)) | (((rest >> 1) & 1) << (8 + bit)) | (((rest >> 2) & 1) << bit);
  }
  return color;
}

/** Of classes of one color the last is what masks are read with. */
function reportSameColors({ report }: Input, classes: readonly MaskClass[], file: string): void {
  const names = new Map<number, string>();
  for (const { name, color } of classes) {
    if (color === undefined) continue;
    const other = names.get(color);
    names.set(color, name);
    if (other === undefined || other === name) continue;
    const args = { color: showColor(color), used: quote(name), other: quote(other) };
    report({ code: 'classes-same-color', args }, { file });
  }
}

/** CVAT and Datumaro: `name:r,g,b:parts:actions`, comments with #; Datumaro leaves the colors out where they are those of Pascal VOC. */
function readLabelmapLine(line: string): Line {
  if (line.startsWith('#')) return undefined;
  const [name = '', color = ''] = line.split(':');
  if (name !== '' && color.trim() === '') return { name, color: undefined };
  const code = toColor(color.split(','));
  return code === undefined
    ? 'a line of it is not "name:red,green,blue:parts:actions"'
    : { name, color: code };
}

/** CVAT and CamVid: `r g b name`; Datumaro leaves the colors out. */
function readColorLine(line: string): Line {
  if (line.startsWith('#')) return undefined;
  if (!/^\d+[\s,]/.test(line)) return { name: line, color: undefined };
  const [, r, g, b, name] = /^(\d+)[\s,]+(\d+)[\s,]+(\d+)[\s,]+([^\s,].*)$/.exec(line) ?? [];
  const code = toColor([r, g, b]);
  return code === undefined || name === undefined
    ? 'a line of it is not "red green blue name"'
    : { name, color: code };
}

/** A table `name,r,g,b` with a header. */
function readDictLine(line: string): Line {
  const [cells = []] = parse(line, { relax_quotes: true }) as string[][];
  const [name = '', ...color] = cells.map((cell) => cell.trim());
  if (/^(?:r|red)$/i.test(color[0] ?? '')) return undefined;
  const code = toColor(color);
  return code === undefined ? 'a row of it is not "name,red,green,blue"' : { name, color: code };
}

/** Roboflow: a table `Pixel Value, Class` with a header, from 0. */
function readValueLine(line: string): Line {
  if (/^pixel value\s*,/i.test(line)) return undefined;
  const [, name] = /^\d+\s*,\s*(\S.*)$/s.exec(line) ?? [];
  return name === undefined ? 'a row of it is not "value, class"' : { name, color: undefined };
}

/** Three numbers from 0 to 255 as 0xRRGGBB. */
function toColor(parts: readonly (string | undefined)[]): number | undefined {
  if (parts.length !== 3 || !parts.every((part) => /^\s*\d{1,3}\s*$/.test(part ?? '') && Number(part) < 256))
    return undefined;
  const [red, green, blue] = parts.map(Number);
  return (red! << 16) | (green! << 8) | blue!;
}

/** The classes of Pascal VOC by their index, and those of Cityscapes by their id, for folders of these without a list. */
const voc =
  'background aeroplane bicycle bird boat bottle bus car cat chair cow diningtable dog horse motorbike person pottedplant sheep sofa train tvmonitor';
const cityscapes =
  'unlabeled,ego vehicle,rectification border,out of roi,static,dynamic,ground,road,sidewalk,parking,rail track,building,wall,fence,' +
  'guard rail,bridge,tunnel,pole,polegroup,traffic light,traffic sign,vegetation,terrain,sky,person,rider,car,truck,bus,caravan,trailer,' +
  'train,motorcycle,bicycle';

export function standardClasses(layout: 'voc' | 'cityscapes'): ClassList {
  const isVoc = layout === 'voc';
  const names = isVoc ? voc.split(' ') : cityscapes.split(',');
  const file = isVoc ? 'the classes of Pascal VOC' : 'the classes of Cityscapes';
  return { classes: names.map((name) => ({ name, color: undefined })), file };
}
