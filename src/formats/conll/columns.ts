/** What Label Studio writes between a token and its tag, which is the rest of the line, as labels may have spaces. */
const LABEL_STUDIO = ' -X- _ ';

/** The columns of a line: between tabs, if there are any, else between spaces. Empty ones do not count. */
export function columnsOf(line: string): string[] {
  const filler = line.indexOf(LABEL_STUDIO);
  if (filler > 0 && line.indexOf(' ') === filler && !line.includes('\t')) {
    return [line.slice(0, filler), '-X-', '_', trimSpaces(line.slice(filler + LABEL_STUDIO.length))];
  }
  const columns = line.includes('\t') ? splitLine(line).map(trimSpaces) : splitLine(line);
  return columns.includes('') ? columns.filter((column) => column !== '') : columns;
}

/** Whether the first of several columns between tabs holds nothing, or nothing but spaces. */
export function isFirstBlank(line: string): boolean {
  const end = line.indexOf('\t');
  return end >= 0 && trimSpaces(line.slice(0, end)) === '';
}

function splitLine(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : ' ');
}

/** Without a pattern, which would take the square of the time for a long run of spaces. */
function trimSpaces(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] === ' ') from++;
  while (to > from && text[to - 1] === ' ') to--;
  return text.slice(from, to);
}
