import type { CellLook } from './number-format.ts';

const DAY = 86_400_000;
/** The last day of the year 9999, in days from 1899-12-30. */
const LAST = 2_958_466;

/** The JSON of a number in a cell: as the sheet shows it, but with all its digits; dates and times as in ISO 8601. */
export function numberToJson(written: string, look: CellLook, is1904: boolean): string {
  const text = written.trim();
  // All digits of a whole number, which may be more than a double holds.
  const isWhole = /^-?(?:0|[1-9]\d*)$/.test(text);
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return JSON.stringify(written);
  const digits = isWhole ? text : JSON.stringify(number);
  switch (look.kind) {
    case 'number':
      return digits;
    case 'digits':
      return isWhole && number >= 0 ? JSON.stringify(text.padStart(look.zeros, '0')) : digits;
    case 'elapsed':
      return number < 0 ? digits : JSON.stringify(clock(Math.round(number * DAY)));
    case 'time':
      return JSON.stringify(toDate(number, look, is1904) ?? number);
  }
}

/** Days from 1899-12-30 as a date, a time or both; undefined where no date is shown. The 1900 of Excel has a 29th of February (17.17.4.1). */
function toDate(
  serial: number,
  { hasDate, hasTime }: Extract<CellLook, { kind: 'time' }>,
  is1904: boolean,
): string | undefined {
  if (serial < 0) return undefined;
  // A thousandth of a second is what the digits of a double are good for.
  const total = Math.round(serial * DAY);
  if (!hasDate && total < DAY) return clock(total);
  const days = Math.floor(total / DAY) + (is1904 ? 1462 : 0);
  if (days < 1 || days >= LAST) return undefined;
  const epoch = Date.UTC(1899, 11, 30) + (days < 60 && !is1904 ? DAY : 0);
  const date = new Date(epoch + days * DAY).toISOString().slice(0, 10);
  const rest = total % DAY;
  return hasTime || rest !== 0 ? `${date}T${clock(rest)}` : date;
}

/** Milliseconds as hours, which may be more than 24, minutes and seconds. */
function clock(total: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const seconds = Math.floor(total / 1000);
  const fraction = total % 1000;
  const shown = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${shown}`;
}

/** A text as it stands in a workbook: what XML cannot hold is written as _x000D_ (22.9.2.19). */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
