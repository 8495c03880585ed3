import { type BigIntStats, lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import { namesIn } from '../readers/folder/names-in.ts';
import { type Owner, stateOf, thisRun } from './owner.ts';

/** The marks in a hidden folder: `owner` is the run that made it, `owner-2` and so on those that took it over from dead ones. */
export const MARK = /^owner(?:-\d+)?$/;

/** What a mark says: whose the folder is, and which folder in which other one. A copy, as out of an archive, is another folder. */
interface Mark extends Owner {
  folder: string;
}

/** A mark as it is read: its place among others, and what it says. */
interface MarkFile {
  number: number;
  text: string;
}

/**
 * Writes into a hidden folder of lsimport whose it is. A mark is the target of a symbolic link, which the system makes in one step and never
 * over another: a run that is killed leaves a whole mark or none. Where links are impossible the folder stays unmarked, and is nobody's to
 * clean up.
 */
export function writeMark(folder: string, owner: Owner = thisRun()): void {
  try {
    makeMark(folder, 1, owner);
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'ENAMETOOLONG'].includes(systemCode(error) ?? ''))
      throw error;
  }
}

/** The runs that a hidden folder says it belonged to, the last one at the end. That is what it says: see `takeOver`. */
export function ownersOf(folder: string): Owner[] {
  return readMarks(folder).flatMap(({ text }) => parse(text) ?? []);
}

/**
 * Takes a hidden folder over that a dead run left. True if it is proven that lsimport made this very folder, in this place, for this user, on
 * this system, that all runs that owned it have ended, and that no other run takes it over.
 */
export function takeOver(folder: string): boolean {
  const before = proveDead(folder);
  if (!before) return false;
  try {
    makeMark(folder, before.at(-1)!.number + 1, thisRun());
  } catch (error) {
    if (!systemCode(error)) throw error;
    return false;
  }
  // Another run may have been quicker with all of it, and the folder may be its own by now; a mark too many does not matter there.
  const after = readMarks(folder);
  return after.length === before.length + 1 && before.every(({ text }, n) => text === after[n]!.text);
}

/** The marks of a hidden folder that dead runs of this user left on this system; undefined when anything speaks against it. */
function proveDead(folder: string): MarkFile[] | undefined {
  const stat = lstatSync(folder, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isDirectory() || stat.uid !== BigInt(process.geteuid?.() ?? -1)) return undefined;
  const identity = identityOf(folder, stat);
  const marks = readMarks(folder);
  const isDead = ({ text }: MarkFile) => {
    const mark = parse(text);
    return mark?.folder === identity && stateOf(mark) === 'dead';
  };
  return marks.length > 0 && marks.every(isDead) ? marks : undefined;
}

function makeMark(folder: string, n: number, owner: Owner): void {
  const mark: Mark = { ...owner, folder: identityOf(folder, lstatSync(folder, { bigint: true })) };
  symlinkSync(JSON.stringify(mark), join(folder, n === 1 ? 'owner' : `owner-${n}`));
}

/** All marks, in the order in which they were made. */
function readMarks(folder: string): MarkFile[] {
  return namesIn(folder)
    .filter((name) => MARK.test(name))
    .map((name) => ({ number: Number(/\d+/.exec(name)?.[0] ?? 1), text: targetOf(join(folder, name)) }))
    .sort((a, b) => a.number - b.number);
}

/** What no link is says nothing. */
function targetOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (!systemCode(error)) throw error;
    return '';
  }
}

function identityOf(folder: string, { dev, ino }: BigIntStats): string {
  const parent = lstatSync(dirname(folder), { bigint: true });
  return `${dev}-${ino} in ${parent.dev}-${parent.ino}`;
}

function parse(text: string): Mark | undefined {
  let mark: Partial<Mark> | null;
  try {
    mark = JSON.parse(text) as Partial<Mark> | null;
  } catch {
    return undefined;
  }
  const isMark =
    typeof mark?.pid === 'number' &&
    typeof mark.started === 'number' &&
    typeof mark.host === 'string' &&
    typeof mark.folder === 'string';
  return isMark ? (mark as Mark) : undefined;
}
