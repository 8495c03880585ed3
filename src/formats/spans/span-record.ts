import type { Json } from '../../json/json.ts';
import type { CountedSpan, SpanUnit } from '../../regions/span-units.ts';

/** A text with labels, as one record of a file has it. */
export interface SpanRecord {
  text: string;
  /** The lists of spans, each with its JSON pointer; undefined where the record has no place for labels. */
  lists: { path: string; items: Json[] }[] | undefined;
  relations: { path: string; items: Json[] } | undefined;
  /** Places of tokens, which count as those of the spans do. */
  tokens: CountedSpan[];
  /** What the offsets count, where that is known. */
  unit: SpanUnit | undefined;
  /** What the program counts that wrote the record, where it is known; what the words say counts more. */
  unitOfTool?: SpanUnit | undefined;
  /** Keys that are read; all others are data. */
  read: ReadonlySet<string>;
  /** Why the labels do not count: somebody rejected them. */
  rejected: boolean;
  /** Things that were skipped, by what they are. */
  skipped: string[];
}

/** What is wrong with a record as a whole, as the end of a sentence. */
export interface RecordProblem {
  problem: string;
  path: string;
  /** What of the record it is about: the record where nothing is named. */
  what?: string;
  /** The tag that is a number without a name, where that is the problem, and how many have one. */
  unnamed?: { tag: number; names: number };
}
