import { compileTimeReader, type ReadTime } from '../../checks/data/time-reader.ts';

/**
 * How Label Studio 1.x reads times with a `timeFormat`: before d3 sees them, the digits after the first dot are taken for a fraction of a
 * second and filled up to milliseconds (dataObj of its TimeSeries, seen in 1.23), and `%f` becomes `%L`. Dates with dots do not survive that.
 */
export function compileReaderOf1x(timeFormat: string): ReadTime {
  const cutsMicroseconds = timeFormat.includes('%f');
  const read = compileTimeReader(timeFormat.replace('%f', '%L'));
  return (value) => {
    if (typeof value !== 'string') return read(value);
    const cut = cutsMicroseconds ? value.replace(/\.(\d{3})\d{3}$/, '.$1') : value;
    return read(cut.replace(/\.(\d{0,3})\b/, (_, digits: string) => `.${digits.padEnd(3, '0')}`));
  };
}
