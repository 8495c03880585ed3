import { greatest } from '../lists.ts';
import { isSameText } from './judge-span.ts';
import { indexOffsets, type OffsetUnit } from './offset-unit.ts';
import { countOddEdges } from './word-edges.ts';

/** What the offsets of a file can count. */
export type SpanUnit = OffsetUnit | 'bytes';

/** All units, the likeliest first: most tools are written in Python, which counts code points. */
export const spanUnitNames: readonly SpanUnit[] = ['code-points', 'utf16', 'bytes'];

/** A stretch of a text, and its words where the file has them. */
export interface CountedSpan {
  start: number;
  end: number;
  kept?: string | undefined;
}

/** How the offsets of one text are read. */
export interface JudgedUnit {
  unit: SpanUnit;
  /** A place in UTF-16 units; undefined when it is none in the text. */
  toUtf16(offset: number): number | undefined;
  /** The first span that is another one in UTF-16 units than in code points, where nothing tells which is meant. */
  unsure: CountedSpan | undefined;
}

type ToUtf16 = JudgedUnit['toUtf16'];

/** What stands beside the spans of a text and tells what offsets count. */
export interface UnitWitnesses {
  /** Places that count as the spans do, such as those of tokens. */
  tokens?: readonly CountedSpan[];
  /** What the program counts that wrote the text, where it is known. */
  ofTool?: SpanUnit | undefined;
}

/** Judges one text after the other. */
export interface UnitJudge {
  (text: string, spans: readonly CountedSpan[], witnesses?: UnitWitnesses): JudgedUnit;
  /** Shows it a text that will be judged later, in the same order, so that the first texts of a file are read as those that follow. */
  learn(text: string, spans: readonly CountedSpan[], witnesses?: UnitWitnesses): void;
}

/**
 * Finds out what the offsets of a file count, text by text: from the words that stand beside them, else from what is possible, else from what
 * the program that wrote it counts or the texts before it showed, else from where words of it and of the texts before it begin and end. `told`: the unit that somebody
 * named.
 */
export function createUnitJudge(told: SpanUnit | undefined): UnitJudge {
  let proven: SpanUnit | undefined;
  /** Ends of spans that were odd in each unit in all texts so far: a file counts in one. */
  const odds = new Map<SpanUnit, number>();
  /** Texts whose ends were counted before they are judged. */
  let learned = 0;
  let isLearning = false;

  const judge = (
    text: string,
    spans: readonly CountedSpan[],
    { tokens = [], ofTool }: UnitWitnesses = {},
  ): JudgedUnit => {
    const sameInAll = isAscii(text);
    if (told !== undefined || sameInAll) {
      const unit = told ?? 'code-points';
      return { unit, toUtf16: reader(text, sameInAll ? 'utf16' : unit), unsure: undefined };
    }
    const units = [...new Set([ofTool ?? proven ?? 'code-points', ...spanUnitNames])].map((unit) => ({
      unit,
      toUtf16: reader(text, unit),
    }));
    const places = [...spans, ...tokens];
    const witnesses = places.filter(({ kept }) => kept !== undefined && kept !== '');
    const counts = units.map(({ toUtf16 }) => witnesses.filter((span) => fits(text, span, toUtf16)).length);
    const most = greatest(counts);
    const possible = ({ unit, toUtf16 }: (typeof units)[number]) =>
      places.every((span) => isPlace(text, span, toUtf16, unit));
    const fitting =
      most > 0 ? units.filter((_, i) => counts[i] === most) : units.filter(({ unit }) => unit !== 'bytes');
    const [first, ...others] = fitting.filter(possible);
    const chosen = first ?? fitting[0]!;
    if (first === undefined && most === 0) {
      const bytes = units.find((one) => one.unit === 'bytes' && possible(one));
      if (bytes) return { ...bytes, unsure: undefined };
    }
    if (others.length === 0 && first && most > 0) proven = first.unit;
    if (proven !== undefined || ofTool !== undefined) return { ...chosen, unsure: undefined };
    if (isLearning || learned === 0) {
      for (const { unit, toUtf16 } of units)
        odds.set(unit, (odds.get(unit) ?? 0) + countOdd(text, spans, tokens, toUtf16));
    }
    learned += isLearning ? 1 : learned > 0 ? -1 : 0;
    const bytes = (most > 0 ? fitting : units).find(({ unit }) => unit === 'bytes');
    const oddInBytes = odds.get('bytes')!;
    const oddInAnyOther = Math.min(odds.get('code-points')!, odds.get('utf16')!);
    if (bytes && possible(bytes) && isFarLess(oddInBytes, oddInAnyOther, ENOUGH_FOR_BYTES))
      return { ...bytes, unsure: undefined };
    const other = others.find(({ unit }) => unit !== 'bytes');
    if (!other) return { ...chosen, unsure: undefined };
    const odd = odds.get(chosen.unit)!;
    const oddInOther = odds.get(other.unit)!;
    if ((odd === 0 && oddInOther > 0) || isFarLess(odd, oddInOther)) return { ...chosen, unsure: undefined };
    if (isFarLess(oddInOther, odd)) return { ...other, unsure: undefined };
    return { ...chosen, unsure: differing(spans, chosen.toUtf16, other.toUtf16) };
  };
  return Object.assign(judge, {
    learn(...text: Parameters<typeof judge>) {
      isLearning = true;
      judge(...text);
      isLearning = false;
    },
  });
}

/** Fewer ends of spans that are odd in a unit may be those of somebody who marked a blank too many. */
const ENOUGH = 4;
/** Bytes are no more than a blank away from other units in few texts. */
const ENOUGH_FOR_BYTES = 3;

const isFarLess = (odd: number, other: number, enough = ENOUGH) => other >= enough && odd * 4 <= other;

/** How many ends of spans and tokens would not be where words begin and end. */
function countOdd(
  text: string,
  spans: readonly CountedSpan[],
  tokens: readonly CountedSpan[],
  toUtf16: ToUtf16,
): number {
  let odd = 0;
  for (const list of [spans, tokens]) {
    for (const { start, end } of list) {
      const [from, to] = [toUtf16(start), toUtf16(end)];
      if (from === undefined || to === undefined) odd += 2;
      // Line breaks are tokens of their own.
      else if (list === spans || text.slice(from, to).trim() !== '') odd += countOddEdges(text, from, to);
    }
  }
  return odd;
}

function fits(text: string, { start, end, kept = '' }: CountedSpan, toUtf16: ToUtf16): boolean {
  const [from, to] = [toUtf16(start), toUtf16(end)];
  return from !== undefined && to !== undefined && isSameText(text.slice(from, to), kept);
}

/** Whether a span lies in the text and cuts no character in two. */
function isPlace(text: string, { start, end }: CountedSpan, toUtf16: ToUtf16, unit: SpanUnit): boolean {
  const isEdge = (offset: number) => {
    const at = toUtf16(offset);
    return at !== undefined && !(unit === 'utf16' && isInPair(text, at));
  };
  return isEdge(start) && isEdge(end);
}

function isInPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

function differing(spans: readonly CountedSpan[], one: ToUtf16, other: ToUtf16): CountedSpan | undefined {
  return spans.find(({ start, end }) => one(start) !== other(start) || one(end) !== other(end));
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

function reader(text: string, unit: SpanUnit): ToUtf16 {
  if (unit === 'code-points') return indexOffsets(text).toUtf16;
  if (unit === 'bytes') return byteReader(text);
  return (offset) => (offset <= text.length ? offset : undefined);
}

/** Places in UTF-8; undefined in the middle of a character. */
function byteReader(text: string): ToUtf16 {
  let bytesBefore: Float64Array | undefined;
  return (offset) => {
    bytesBefore ??= countBytes(text);
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bytesBefore[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return bytesBefore[low] === offset ? low : undefined;
  };
}

/** For each UTF-16 unit, and the end, the bytes of UTF-8 before it; the second unit of a pair is at none of them. */
function countBytes(text: string): Float64Array {
  const before = new Float64Array(text.length + 1);
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    before[i] = bytes;
    const code = text.codePointAt(i)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (code >= 0x10000) before[++i] = bytes - 0.5;
  }
  before[text.length] = bytes;
  return before;
}
