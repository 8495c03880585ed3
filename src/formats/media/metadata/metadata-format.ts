import { posix } from 'node:path';
import type { Finding, Place } from '../../../diagnostics/diagnostic.ts';

/** Members of a task's data: each a key with the JSON of its value. */
export type Members = [key: string, json: string][];

/** One row of a metadata file, for the index. */
export interface MetadataRow {
  /** The file that it is about, relative to the folder of the metadata file. */
  name: string;
  /** Offset in the file and length, in bytes. */
  start: number;
  length: number;
  /** Counting from 1. */
  line: number;
}

/** A metadata file that is open: the two kinds of them, CSV and JSON Lines. */
export interface MetadataFormat {
  /** Cuts the file into rows once; throws SourceProblem where it cannot be read on. */
  rows(): Iterable<MetadataRow>;
  /** Reads a row again from its bytes: its file and its other columns. */
  read(bytes: Buffer): { name: string; columns: Members };
}

/** Takes what is found in a metadata file. */
export type ReportAt = (finding: Finding, place: Place) => void;

/** The column that names the file of a row. */
export const FILE_NAME = 'file_name';

/** A name as an index has it: `./a\b.png` is `a/b.png`, as for Hugging Face's datasets. */
export function normalizeName(name: string): string {
  return posix.normalize(name.replaceAll('\\', '/'));
}
