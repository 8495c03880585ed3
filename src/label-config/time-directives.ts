/**
 * What is known of a time while its text is read. Where a text says nothing of it, it is the first moment of
 * 1900.
 */
export interface TimeParts {
  year: number;
  /** From 0. */
  month: number;
  day: number;
  hour: number;
  /** Whether a 12-hour clock says it is after noon; undefined on a 24-hour clock. */
  afterNoon: boolean | undefined;
  minute: number;
  second: number;
  millisecond: number;
  /** Minutes east of Greenwich. */
  zone: number;
  /** Milliseconds since 1970, when the text says them itself. */
  epoch: number | undefined;
  /** False when the text tells the day by its week, which is not worked out here. */
  known: boolean;
  /** The week of the year by ISO 8601, when the text says it. */
  week: number | undefined;
}

/** One directive of a time format: what its text looks like, and what it says of the time. */
export interface Directive {
  /** Sticky, so that it looks only where the one before it ended. */
  pattern: RegExp;
  read: (text: string, parts: TimeParts) => void;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The directives of d3-time-format, with which the editor reads the times of a TimeSeries, and `%f` of its
 * older version. Names are English, in any case; numbers may have fewer digits, with spaces in their place.
 */
export const directives: Readonly<Record<string, Directive>> = {
  a: ignored(/Sun|Mon|Tue|Wed|Thu|Fri|Sat/iy),
  A: ignored(/Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday/iy),
  b: { pattern: /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/iy, read: readMonthName },
  B: {
    pattern: /January|February|March|April|May|June|July|August|September|October|November|December/iy,
    read: readMonthName,
  },
  d: count(2, 'day'),
  e: count(2, 'day'),
  f: { pattern: /\d{1,6}/y, read: readFraction },
  g: number(2, markUnknown),
  G: number(4, markUnknown),
  H: count(2, 'hour'),
  I: count(2, 'hour'),
  j: count(3, 'day'),
  L: { pattern: /\d{1,3}/y, read: readFraction },
  m: number(2, readMonth),
  M: count(2, 'minute'),
  p: { pattern: /[ap]m/iy, read: readHalfDay },
  q: number(1, readQuarter),
  Q: { pattern: /\s*-?\d+/y, read: readMilliseconds },
  s: { pattern: /\s*-?\d+/y, read: readSeconds },
  S: count(2, 'second'),
  u: number(1, markUnknown),
  U: number(2, markUnknown),
  V: number(2, readWeek),
  w: number(1, markUnknown),
  W: number(2, markUnknown),
  y: number(2, readShortYear),
  Y: count(4, 'year'),
  Z: { pattern: /Z|[+-]\d\d(?::?\d\d)?/y, read: readZone },
};

function count(mostDigits: number, part: 'year' | 'day' | 'hour' | 'minute' | 'second'): Directive {
  return number(mostDigits, (parts, value) => {
    parts[part] = value;
  });
}

/** Spaces in front of the digits count among the characters that a number may have. */
function number(width: number, take: (parts: TimeParts, value: number) => void): Directive {
  const spaced = Array.from({ length: width }, (_, spaces) => `\\s{${spaces}}\\d{1,${width - spaces}}`);
  return {
    pattern: new RegExp(spaced.join('|'), 'y'),
    read: (text, parts) => take(parts, Number(text)),
  };
}

/** Names of days say nothing that the date does not say. */
function ignored(pattern: RegExp): Directive {
  return { pattern, read: () => {} };
}

function markUnknown(parts: TimeParts): void {
  parts.known = false;
}

function readWeek(parts: TimeParts, value: number): void {
  parts.known = false;
  parts.week = value;
}

function readShortYear(parts: TimeParts, value: number): void {
  parts.year = value > 68 ? 1900 + value : 2000 + value;
}

function readQuarter(parts: TimeParts, value: number): void {
  parts.month = (value - 1) * 3;
}

function readMonth(parts: TimeParts, value: number): void {
  parts.month = value - 1;
}

function readMonthName(text: string, parts: TimeParts): void {
  parts.month = monthNames.indexOf(text.slice(0, 3).toLowerCase());
}

function readFraction(text: string, parts: TimeParts): void {
  parts.millisecond = Number(`0.${text}`) * 1000;
}

function readHalfDay(text: string, parts: TimeParts): void {
  parts.afterNoon = /p/i.test(text);
}

function readSeconds(text: string, parts: TimeParts): void {
  parts.epoch = Number(text) * 1000;
}

function readMilliseconds(text: string, parts: TimeParts): void {
  parts.epoch = Number(text);
}

function readZone(text: string, parts: TimeParts): void {
  if (text === 'Z') return;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  parts.zone = text.startsWith('-') ? -minutes : minutes;
}
