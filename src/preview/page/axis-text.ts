/** A place on the axis of a series: a time in UTC, as it was read, or a number. */
export function axisText(value: number, isTime: boolean): string {
  const date = new Date(value);
  if (!isTime || Number.isNaN(date.getTime())) return shortNumber(value);
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00)?\.000Z$/, '');
}

export function shortNumber(number: number): string {
  return String(Number(number.toPrecision(6)));
}
