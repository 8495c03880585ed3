/**
 * A place on the axis of a series: a time in UTC, as it was read, or a number. `step`: the smallest difference that has to be seen; without it
 * all digits are written.
 */
export function axisText(value: number, isTime: boolean, step?: number): string {
  const date = new Date(value);
  if (!isTime || Number.isNaN(date.getTime())) return numberText(value, step);
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:(?::00)?\.000|0{0,2})Z$/, '');
}

/** Without the last digits of binary fractions: 0.1 + 0.2 is 0.3. */
function numberText(value: number, step: number | undefined): string {
  const exact = Number(value.toPrecision(15));
  if (step === undefined || !(step > 0)) return String(exact);
  const decimals = Math.min(Math.max(Math.ceil(-Math.log10(step)), 0), 15);
  return String(Number(exact.toFixed(decimals)));
}

export function shortNumber(number: number): string {
  return String(Number(number.toPrecision(6)));
}
