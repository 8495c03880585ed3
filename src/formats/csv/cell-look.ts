/** What a cell looks like. */
export type Look = 'number' | 'date' | 'time' | 'truth value' | 'JSON value' | 'URL' | 'sentence' | 'word';

const looks: readonly [Look, RegExp][] = [
  ['number', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i],
  // With a decimal comma, or in groups of three digits.
  ['number', /^[+-]?(?:\d+,\d+|\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?)%?$/],
  ['date', /^\d{4}([-/])\d\d(?:\1\d\d)?(?:[T ]|$)|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?: |$)/],
  ['time', /^\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/i],
  // In a recording: minutes with fractions of seconds or above 99, frames, and in brackets as in lyrics.
  ['time', /^\d{1,3}:\d\d(?:[.,]\d+)?$|^\d{1,2}:\d\d:\d\d[:;]\d\d$/],
  ['time', /^\[(?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d+)?\]$/],
  ['truth value', /^(?:true|false)$/i],
  ['URL', /^[a-z][a-z\d+.-]*:\/\/\S+$/i],
];

export function lookOf(written: string): Look {
  const cell = written.trim();
  const known = looks.find(([, pattern]) => pattern.test(cell));
  if (known) return known[0];
  if (/^(?:\{.*\}|\[.*\])$/s.test(cell) && isJson(cell)) return 'JSON value';
  // Names of columns are short, except for the questions of a survey.
  return cell.split(/\s+/, 4).length === 4 && !cell.endsWith('?') ? 'sentence' : 'word';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How more than half of the cells look, not counting empty ones. */
export function usualLook(cells: string[]): Look | undefined {
  const all = cells.filter((cell) => cell.trim() !== '').map(lookOf);
  return all.find((look) => all.filter((other) => other === look).length * 2 > all.length);
}

/** Whether the cell is the name of a file, as most of those below it are, and some of the same kind. */
export function isFileLikeBelow(cell: string, below: readonly string[]): boolean {
  const ending = endingOf(cell);
  const endings = below.filter((other) => other.trim() !== '').map(endingOf);
  const files = endings.filter((other) => other !== undefined);
  return ending !== undefined && files.includes(ending) && files.length * 2 >= endings.length;
}

/** How the name of a file ends, in lower case: in letters, or a letter and digits. */
function endingOf(cell: string): string | undefined {
  return /[^\s./\\]\.([a-z][a-z\d]{1,4})$/i.exec(cell.trim())?.[1]?.toLowerCase();
}

/** Ids without which it may be chance that they look like the first cell, and digits that such an id has. */
const FEW_IDS = 2;
const FEW_DIGITS = 3;

/** Whether the cell and all below it are ids that differ in their numbers only, such as `gum_0001`. */
export function isIdLikeBelow(cell: string, below: readonly string[]): boolean {
  const ids = below.map((other) => other.trim()).filter((other) => other !== '');
  const id = cell.trim();
  const form = formOf(id);
  return (
    /^(?=.*[\p{L}_-])\S+$/u.test(id) &&
    id.replace(/\D+/g, '').length >= FEW_DIGITS &&
    ids.length >= FEW_IDS &&
    ids.every((other) => other !== id && formOf(other) === form)
  );
}

/** Rows without which ids may count on by chance. */
const FEW_COUNTING = 3;

/** Whether the ids from the cell down differ in their last number only, which counts on from row to row: `img_0`, `img_1`. */
export function isIdCountingDown(cell: string, below: readonly string[]): boolean {
  const start = numberAtEnd(cell);
  if (below.length < FEW_COUNTING || !start) return false;
  return below.every((other, i) => {
    const id = numberAtEnd(other);
    return id?.before === start.before && id.number === start.number + i + 1;
  });
}

function numberAtEnd(id: string): { before: string; number: number } | undefined {
  const parts = /^(\S*?[\p{L}_-])(\d{1,15})$/u.exec(id.trim());
  return parts ? { before: parts[1]!, number: Number(parts[2]) } : undefined;
}

/** Rows with the same cell without which it is there by chance. */
const OFTEN = 2;

/**
 * For each column, whether its first cell is a value of it again and again, which names are not: in rows that do not repeat the header, and
 * beside other values, which ticked boxes do not have.
 */
export function areAmongValues([first = [], ...body]: readonly string[][]): boolean[] {
  const rows = body.filter((row) => row.some((cell, i) => cell !== first[i]));
  return first.map((cell, i) => {
    const cells = rows.map((row) => row[i] ?? '').filter((other) => other !== '');
    const same = cells.filter((other) => other === cell).length;
    return cell !== '' && same >= OFTEN && same < cells.length;
  });
}

const formOf = (id: string) => id.replace(/\d+/g, '0');

/** Columns in a row that count: fewer may do so by chance. */
const ENOUGH = 3;

/**
 * For each column, whether its first cell is one of at least three numbers in a row that grow by the same step, such as years, minutes or
 * wavelengths, and the row below does not count there as well. Three measured values may do so by chance, so fractions and negative numbers count
 * only where all numbers of the row do, beside words.
 */
export function areCounting([first = [], second = []]: readonly string[][]): boolean[] {
  const counts = first.map(() => false);
  const steps = stepsOf(first);
  let stepsBelow: number[] | undefined;
  let values: number | undefined;
  for (let from = 0; from < steps.length; ) {
    const by = steps[from]!;
    let to = from + 1;
    while (to < steps.length && isSame(steps[to]!, by)) to++;
    if (by > 0 && to - from + 1 >= ENOUGH) {
      stepsBelow ??= stepsOf(second);
      const below = stepsBelow[from]!;
      const isBelow =
        stepsBelow.length >= to && stepsBelow.slice(from, to).every((step) => isSame(step, below));
      const isPlain = first.slice(from, to + 1).every((cell) => isWhole(cell));
      values ??= first.filter((cell) => lookOf(cell) !== 'word').length;
      if (!isBelow && (isPlain || values === to - from + 1)) counts.fill(true, from, to + 1);
    }
    from = to;
  }
  return counts;
}

const isWhole = (cell: string) => /^\d{1,15}$/.test(cell.trim());

/** From each cell to the next; NaN where one is no number, which is like no other step. */
function stepsOf(row: readonly string[]): number[] {
  const numbers = row.map((cell) =>
    /^-?\d{1,15}(?:[.,]\d{1,9})?$/.test(cell.trim()) ? Number(cell.replace(',', '.')) : Number.NaN,
  );
  return numbers.slice(1).map((number, i) => number - numbers[i]!);
}

/** 0.3 - 0.2 is not 0.2 - 0.1. */
const isSame = (step: number, other: number) => Math.abs(step - other) <= 1e-9 * Math.abs(step);

/**
 * For each column, whether its first cell is one of at least three whole numbers in a row that rise, above nothing but fractions, such as
 * concentrations. Some programs write whole numbers among fractions as such, so the first column must not be of numbers.
 */
export function areAboveFractions([first = [], ...body]: readonly string[][]): boolean[] {
  const above = first.map(() => false);
  if (body.length < ENOUGH_BELOW || lookOf(first[0] ?? '') !== 'word') return above;
  for (let from = 1; from < first.length; ) {
    let to = from;
    while (isAboveFractions(first, body, to) && (to === from || Number(first[to]) > Number(first[to - 1])))
      to++;
    if (to - from >= ENOUGH) above.fill(true, from, to);
    from = Math.max(to, from + 1);
  }
  return above;
}

/** Rows of fractions without which a whole number above them may be one of them. */
const ENOUGH_BELOW = 2;

function isAboveFractions(first: readonly string[], body: readonly string[][], column: number): boolean {
  if (!isWhole(first[column] ?? '')) return false;
  const cells = body.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return cells.length >= ENOUGH_BELOW && cells.every((cell) => /^-?\d*[.,]\d+$/.test(cell));
}

const isYear = (cell: string) => /^(?:1[89]|20)\d\d$/.test(cell.trim());

/** Whether the cell is a year and those below it are numbers, but no years. */
export function isYearAbove(cell: string, below: readonly string[]): boolean {
  const cells = below.filter((other) => other.trim() !== '');
  return (
    isYear(cell) && cells.length > 0 && cells.every((other) => lookOf(other) === 'number' && !isYear(other))
  );
}
