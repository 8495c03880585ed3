/** A label config as the server takes it: without an XML declaration, whose encoding makes it fail, and with plain line breaks. */
export function configForServer(xml: string): string {
  return xml
    .replace(/^\uFEFF/, '')
    .replace(/^\s*<\?xml[^>]*\?>\s*/, '')
    .replace(/\r\n?/g, '\n');
}

/** Most lines of each side that are shown. */
const SHOWN = 8;

/** How two label configs differ, line by line, as `- theirs` and `+ ours`; empty when only indentation and blank lines do. */
export function diffConfigs(theirs: string, ours: string): string[] {
  const before = linesOf(theirs);
  const after = linesOf(ours);
  if (before.join('\n') === after.join('\n')) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end++;
  const cut = (lines: string[], sign: string) => {
    const changed = lines.slice(start, lines.length - end).map((line) => `${sign} ${line}`);
    const more = changed.length - SHOWN;
    return more > 0 ? [...changed.slice(0, SHOWN), `${sign} ... and ${more} more lines`] : changed;
  };
  return [...cut(before, '-'), ...cut(after, '+')];
}

function linesOf(xml: string): string[] {
  return configForServer(xml)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
