/** A fenced block of a Markdown text. */
export interface Block {
  /** Line of its first fence, counting from 1. */
  line: number;
  /** Heading of the second level that it stands under. */
  section: string;
  language: string;
  /** The word after the language: in the pages for users the name of the file that the block is. */
  file: string;
  text: string;
}

/** All fenced blocks, in order. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  for (const match of markdown.matchAll(/^## (.+)$|^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)) {
    const [, heading, language, file = '', text = ''] = match;
    if (heading !== undefined) section = heading;
    else blocks.push({ line: lineAt(markdown, match.index), section, language: language!, file, text });
  }
  return blocks;
}

/** The text below a heading of the second level, up to the next one; empty when there is no such heading. */
export function readSection(markdown: string, heading: string): string {
  const start = `\n## ${heading}\n`;
  const at = markdown.indexOf(start);
  if (at < 0) return '';
  const rest = markdown.slice(at + start.length);
  const end = rest.indexOf('\n## ');
  return end < 0 ? rest : rest.slice(0, end);
}

/** The rows of all tables in a text, as their cells, without the headers. */
export function readRows(markdown: string): string[][] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  const isRule = (row: string | undefined) => row !== undefined && /^[|\s:-]+$/.test(row);
  return rows
    .filter((row, i) => !isRule(row) && !isRule(rows[i + 1]))
    .map((row) => row.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replaceAll('\\|', '|')));
}

/** All words that are marked as code in a text. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
}

/** The targets of all links, those in code apart. */
export function linksOf(markdown: string): string[] {
  const text = withoutCode(markdown);
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target!);
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(markdown: string): string[] {
  return [...withoutBlocks(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function withoutBlocks(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}

function withoutCode(markdown: string): string {
  return withoutBlocks(markdown).replace(/`[^`\n]+`/g, 'code');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
