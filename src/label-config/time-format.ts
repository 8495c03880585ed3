import { directives, type TimeParts } from './time-directives.ts';

/** One piece of a format: text that stands for itself, or the name of a directive. */
type Piece = { literal: string } | { directive: string };

/** Shorthands, which stand for other directives as they are usual in English. */
const shorthands: Readonly<Record<string, string>> = {
  '%c': '%m/%d/%Y, %I:%M:%S %p',
  '%x': '%m/%d/%Y',
  '%X': '%I:%M:%S %p',
};

/**
 * Compiles a `timeFormat` such as `%Y-%m-%d %H:%M:%S`. What it returns gives the milliseconds since 1970 of a
 * time in that format, undefined for a text that does not fit, and NaN where the format does not say enough.
 * Undefined when the format has a directive that nobody knows.
 */
export function compileTimeFormat(format: string): ((text: string) => number | undefined) | undefined {
  const pieces = split(format);
  if (unknownIn(pieces) !== undefined) return undefined;
  return (text) => {
    const parts = startOf1900();
    return readPieces(pieces, text, parts) && isWeek(parts) ? toMilliseconds(parts) : undefined;
  };
}

/** The letter of the first directive of a format that nobody knows; undefined when all are known. */
export function unknownDirective(format: string): string | undefined {
  return unknownIn(split(format));
}

function unknownIn(pieces: readonly Piece[]): string | undefined {
  for (const piece of pieces) {
    if ('directive' in piece && !Object.hasOwn(directives, piece.directive)) return piece.directive;
  }
  return undefined;
}

/** Directives may say how a number is padded (`%-d`), which does not matter for reading. */
function split(format: string): Piece[] {
  const inFull = format.replace(/%[cxX]/g, (short) => shorthands[short]!);
  return Array.from(inFull.matchAll(/%[-_0]?([\s\S])|[\s\S]/g), ([whole, letter]) => {
    if (letter === undefined || letter === '%') return { literal: letter ?? whole };
    return { directive: letter };
  });
}

/** Each piece takes what it can, as in the editor: nothing is given back when a later one does not fit. */
function readPieces(pieces: readonly Piece[], text: string, parts: TimeParts): boolean {
  let position = 0;
  for (const piece of pieces) {
    if ('literal' in piece) {
      if (!text.startsWith(piece.literal, position)) return false;
      position += piece.literal.length;
      continue;
    }
    const { pattern, read } = directives[piece.directive]!;
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return false;
    read(found, parts);
    position += found.length;
  }
  return position === text.length;
}

function startOf1900(): TimeParts {
  return {
    year: 1900,
    month: 0,
    day: 1,
    hour: 0,
    afterNoon: undefined,
    minute: 0,
    second: 0,
    millisecond: 0,
    zone: 0,
    epoch: undefined,
    known: true,
    week: undefined,
  };
}

/** The only number whose range is looked at: other ones run over into the next day or month. */
function isWeek({ epoch, week }: TimeParts): boolean {
  return epoch !== undefined || week === undefined || (week >= 1 && week <= 53);
}

function toMilliseconds(parts: TimeParts): number {
  if (parts.epoch !== undefined) return parts.epoch;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (!parts.known || parts.year < 100) return Number.NaN;
  const hour = parts.afterNoon === undefined ? parts.hour : (parts.hour % 12) + (parts.afterNoon ? 12 : 0);
  const time = Date.UTC(parts.year, parts.month, parts.day, hour, parts.minute, parts.second);
  return time + parts.millisecond - parts.zone * 60_000;
}
