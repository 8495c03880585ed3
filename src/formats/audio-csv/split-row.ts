import { parse } from 'csv-parse/sync';

/** The cells of one row; undefined when a quote in it does not end. */
export function splitRow(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    const [cells = []] = parse(line, { delimiter, relax_column_count: true, relax_quotes: true });
    return cells as unknown as string[];
  } catch {
    return undefined;
  }
}
