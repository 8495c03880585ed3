/** The path, for messages, of a file in the folder of another: `parts/a.jsonl` for `parts/a.json`. */
export function fileBeside(displayPath: string, file: string): string {
  const end = Math.max(displayPath.lastIndexOf('/'), displayPath.lastIndexOf('\\'));
  return displayPath.slice(0, end + 1) + file;
}
