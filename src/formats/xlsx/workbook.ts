import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import type { Entry } from 'yauzl';
import { quote } from '../../json/json.ts';
import type { Zip } from '../../readers/zip/open-zip.ts';
import { type CellLook, lookOfFormat } from './number-format.ts';
import { local, parsePart, WorkbookProblem } from './parse-part.ts';

/** A sheet with cells. */
export interface Sheet {
  name: string;
  /** Whether the program hides it. */
  isHidden: boolean;
  /** The part with its cells. */
  part: Entry;
}

/** What a workbook says of its sheets, without their cells. */
export interface Workbook {
  sheets: Sheet[];
  /** Whether days are counted from 1904, as old programs for the Mac do. */
  is1904: boolean;
  /** What the styles make of numbers, by their index. */
  looks: CellLook[];
  /** The part with the texts that cells share. */
  sharedStrings: Entry | undefined;
}

/** Formats of cells and of numbers that a workbook may have: Excel allows 65,490. */
const MOST_FORMATS = 1 << 20;

/** Bytes that a part may unpack to, whatever its size, and how often its size it may: the XML of a table of zeros reaches 30. */
const HARMLESS = 1 << 24;
const MOST_TIMES = 200;

interface Relation {
  type: string;
  part: Entry | undefined;
}

/** The parts of a workbook by their paths, in lower case: names of parts are compared so (ECMA-376, part 2, 6.2.2). */
export async function readParts(zip: Zip): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.entries()) parts.set(entry.fileName.toLowerCase(), entry);
  return parts;
}

/** Whether an archive is a workbook of Excel, by the paths of its parts. */
export function isWorkbook(parts: ReadonlyMap<string, Entry>): boolean {
  return (
    parts.has('[content_types].xml') &&
    [...parts.keys()].some((name) => /^xl\/workbook\d*\.(?:xml|bin)$/.test(name))
  );
}

export async function readWorkbook(
  zip: Zip,
  parts: ReadonlyMap<string, Entry>,
  signal: AbortSignal,
): Promise<Workbook> {
  const read = async (
    part: Entry,
    enter: (name: string, attributes: Readonly<Record<string, string>>) => void,
  ) => parsePart(await unpackPart(zip, part), { enter }, signal);

  const relationsOf = async (path: string): Promise<Map<string, Relation>> => {
    const { dir, base } = posix.parse(path);
    const part = parts.get(posix.join(dir, '_rels', `${base}.rels`).toLowerCase());
    const relations = new Map<string, Relation>();
    if (!part) return relations;
    await read(part, (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const target = posix.resolve('/', dir, decodeURI(Target)).slice(1).toLowerCase();
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: parts.get(target) });
    });
    return relations;
  };

  const ofPackage = await relationsOf('');
  const main =
    partOf(ofPackage, 'officeDocument') ?? parts.get('xl/workbook.xml') ?? parts.get('xl/workbook.bin');
  if (!main) throw new WorkbookProblem('it has no xl/workbook.xml');
  if (/\.bin$/i.test(main.fileName)) throw new WorkbookProblem('it is a binary workbook (.xlsb)');
  const relations = await relationsOf(main.fileName);

  const sheets: Sheet[] = [];
  let is1904 = false;
  await read(main, (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const id = Object.keys(attributes).find((key) => key.includes(':') && local(key) === 'id');
    const relation = id === undefined ? undefined : relations.get(attributes[id]!);
    // Sheets of other kinds hold a chart, a dialog or macros.
    if (relation?.type !== 'worksheet' || !relation.part) return;
    const { name: called = '', state = 'visible' } = attributes;
    sheets.push({ name: called, isHidden: state !== 'visible', part: relation.part });
  });
  const styles = partOf(relations, 'styles');
  return {
    sheets,
    is1904,
    looks: styles ? await readLooks(styles, read) : [],
    sharedStrings: partOf(relations, 'sharedStrings'),
  };
}

/** The XML of a part. Throws a WorkbookProblem for one that is small only as long as it is packed: there would be minutes to parse. */
export function unpackPart(zip: Zip, part: Entry): Promise<Readable> {
  const { compressedSize: packed, uncompressedSize: unpacked } = part;
  if (unpacked > HARMLESS && unpacked > packed * MOST_TIMES) {
    throw new WorkbookProblem(
      `${quote(part.fileName)} in it is more than ${MOST_TIMES} times as large when it is unpacked`,
    );
  }
  return zip.unpack(part);
}

function partOf(relations: ReadonlyMap<string, Relation>, type: string): Entry | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.part;
}

async function readLooks(
  part: Entry,
  read: (
    part: Entry,
    enter: (name: string, attributes: Readonly<Record<string, string>>) => void,
  ) => Promise<void>,
): Promise<CellLook[]> {
  const formats = new Map<string, string>();
  const looks: CellLook[] = [];
  let isOfCells = false;
  await read(part, (name, { numFmtId = '0', formatCode = '' }) => {
    if (looks.length + formats.size > MOST_FORMATS)
      throw new WorkbookProblem('it has more than a million formats');
    if (name === 'numFmt') formats.set(numFmtId, formatCode);
    else if (name === 'cellXfs') isOfCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') isOfCells = false;
    else if (name === 'xf' && isOfCells) looks.push(lookOfFormat(numFmtId, formats.get(numFmtId)));
  });
  return looks;
}
