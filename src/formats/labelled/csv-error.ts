/** Whether an error is that of csv-parse about a table, such as one with a quote that does not end. */
export function isCsvError(error: unknown): error is Error {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('CSV_');
}
