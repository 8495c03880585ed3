import { formOf, plainNames } from '../boxes-csv/columns.ts';
import { commands, fill } from './commands.ts';
import type { Tool } from './tool.ts';

const frames = ['frame', 'frameid', 'frameno', 'framenum', 'framenumber', 'frameindex', 'frameidx'];
const ids = ['id', 'trackid', 'track', 'trackerid', 'objectid', 'objid', 'targetid', 'personid', 'vehicleid'];
const labels = ['label', 'class', 'classname', 'category', 'categoryname', 'type', 'object', 'classid'];

/** Characters that a header has at most, and rows that are looked at. */
const LONG = 2000;
const ROWS = 20;

/** Whether a text is a table whose rows are boxes in frames of a video, with the number of a track each; undefined for any other. */
export function tracksInTable(head: string): Tool | undefined {
  const end = head.indexOf('\n');
  const header = head.slice(0, end);
  if (end < 0 || end > LONG || !/frame/i.test(header)) return undefined;
  const delimiter = [',', ';', '\t'].find((one) => header.split(one).length > 5);
  if (delimiter === undefined) return undefined;
  const cellsOf = (line: string) => line.split(delimiter).map((cell) => cell.replaceAll(/["\r]/g, '').trim());
  const plain = plainNames(cellsOf(header));
  const at = (names: readonly string[]) =>
    names.map((name) => plain.indexOf(name)).find((index) => index >= 0);
  const [frame, id, label] = [at(frames), at(ids), at(labels)];
  const found = formOf(plain);
  if (frame === undefined || id === undefined || !found || found[1].length !== 4) return undefined;
  const [form, names] = found;
  const box = names.map((name) => plain.indexOf(name));
  const rows = head
    .slice(end + 1)
    .split('\n', ROWS)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  const isNumber = (cell = '') => /^-?\d+(?:\.\d+)?$/.test(cell);
  const areNumbers = rows.every((row) => [frame, id, ...box].every((column) => isNumber(row[column])));
  if (rows.length === 0 || !areNumbers) return undefined;
  const tool = { name: 'a table with boxes of tracks in frames', of: 'images' as const };
  if (rows.every((row) => box.every((column) => Number(row[column]) <= 1)))
    return { ...tool, instead: 'Write them as tracks of MOTChallenge, in pixels, and import that as mot.' };
  const [a, b, c, d] = box.map((column) => `$${column + 1}`);
  const sides = {
    size: [a, b, c, d],
    corners: [a, b, `${c} - ${a}`, `${d} - ${b}`],
    center: [`${a} - ${c} / 2`, `${b} - ${d} / 2`, c, d],
  }[form];
  // Those of MOTChallenge count from 1.
  const isFromZero = rows.some((row) => Number(row[frame]) === 0);
  const filled = fill(commands.tracks.run, {
    SEPARATOR: delimiter === '\t' ? '\\t' : delimiter,
    CLASS: label === undefined ? '"object"' : `$${label + 1}`,
    CELLS: [`$${frame + 1}${isFromZero ? ' + 1' : ''}`, `$${id + 1}`, ...sides].join(', '),
  });
  const insteadOf = (file: string) =>
    `Write them as tracks of MOTChallenge: ${fill(filled, { FILE: file })}. Write the size of the video beside them, such as printf 'imWidth=1920\\nimHeight=1080\\n' > tracks/seqinfo.ini. Then use --input-path tracks --input-format mot --images FOLDER, with the folder that has the video.`;
  return { ...tool, instead: insteadOf('FILE'), insteadOf };
}
