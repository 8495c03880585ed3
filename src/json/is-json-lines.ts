/** Whether a file has a JSON value a line, by its name, also compressed. */
export function isJsonLines(name: string): boolean {
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name);
}
