import type { Stream } from './style.ts';

/** Codes that colour text and take no room. */
const colour = /\u001b\[[\d;]*m/g;

/** Breaks long lines between words at the width of a terminal, the rest indented as its line is; files and pipes get lines as they are. */
export function wrapFor({ isTTY, columns }: Stream, text: string): string {
  if (!isTTY || !columns || columns < 40) return text;
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  const indent = /^ */.exec(line)![0];
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const longer = current === indent ? current + word : `${current} ${word}`;
    if (widthOf(longer) <= width || current === indent) current = longer;
    else {
      lines.push(current);
      current = `${indent}  ${word}`;
    }
  }
  return [...lines, current].join('\n');
}

function widthOf(text: string): number {
  return text.replace(colour, '').length;
}
