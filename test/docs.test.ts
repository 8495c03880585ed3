import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Code, messages } from '../src/diagnostics/messages.ts';
import { readLabelConfig } from '../src/label-config/read.ts';
import { packageRoot } from '../src/package-files.ts';
import { readBlocks, readSection } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

const folder = join(packageRoot, 'docs/diagnostics');
const index = 'README.md';
const pages = readdirSync(folder).filter((name) => name !== index);
const textOf = (page: string) => readFileSync(join(folder, page), 'utf8');
const headings = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!),
);

test('each code has one heading, and each heading is a code', () => {
  expect(headings.toSorted()).toEqual(Object.keys(messages).toSorted());
});

test('the index lists all pages', () => {
  const links = [...textOf(index).matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page);
  expect([...new Set(links)].toSorted()).toEqual(pages);
});

describe.each(pages)('%s', (page) => {
  const text = textOf(page);
  const codes = [...text.matchAll(/^## (.+)$/gm)].map(([, code]) => code as Code);

  test.each(codes)('%s: what it means, an example, how to mend it', (code) => {
    const paragraphs = readSection(text, code)
      .trim()
      .split(/\n{2,}/);
    const severity = messages[code].severity === 'error' ? 'Error. ' : 'Warning. ';
    expect(paragraphs[0]!.startsWith(severity)).toBe(true);
    expect(paragraphs[0]!.length).toBeGreaterThan(severity.length + 20);
    expect(paragraphs.slice(1).join('\n\n')).toMatch(/```\w+\n|`[^`]+`/);
    expect(paragraphs.at(-1)).toMatch(/^[A-Z]/);
  });
});

describe('the examples of label configs have what they are examples of', () => {
  const examples = readBlocks(textOf('config.md')).filter(({ language }) => language === 'xml');

  test.each(examples)('$section', ({ section, text }) => {
    const isWhole = /^<(?:\?xml|!DOCTYPE|View)/.test(text);
    const config = isWhole
      ? text
      : `<View><Text name="text" value="$text"/><Image name="image" value="$image"/>${text}</View>`;
    const found: string[] = [];
    readLabelConfig(Buffer.from(config), 'config.xml', ({ code }) => found.push(code));
    expect(found).toContain(section);
  });
});

/** The codes that `check --json` finds in a folder. */
async function codesIn(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await lsimport(folder, ['check', '--json', ...args]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code);
}

describe('the examples of input have what they are examples of', () => {
  const formats = ['json', 'csv'];
  const examples = readBlocks(textOf('input.md')).filter(({ language }) => formats.includes(language));
  const options: Record<string, string[]> = {
    'json-cell': ['--json-columns', 'scores'],
    'member-dropped': ['--compat', '0.9'],
    'task-without-score': ['--sampling', 'prediction-score-min'],
  };

  test.each(examples)('$section', async ({ section, language, text }) => {
    const input = temporaryFolder();
    writeFiles(input, { tasks: text });
    const more = options[section] ?? [];
    expect(await codesIn(input, '-i', 'tasks', '--input-format', language, ...more)).toContain(section);
  });
});

describe('the examples of time series have what they are examples of', () => {
  const blocks = readBlocks(textOf('time-series.md'));
  const tag = blocks[0]!.text;
  const attributes: Record<string, string> = {
    'series-separator-unclear': 'sep="auto"',
    'series-time-with-dot': 'timeFormat="%d.%m.%Y"',
  };

  test.each(blocks.filter(({ language }) => language === 'csv'))('$section', async ({ section, text }) => {
    const input = temporaryFolder();
    const config = tag.replace('>', ` ${attributes[section] ?? ''}>`);
    writeFiles(input, { 'series/a.csv': text, 'config.xml': `<View>${config}</View>` });
    const args = ['-i', 'series', '--input-format', 'time-series-dir', '-l', 'config.xml'];
    expect(await codesIn(input, ...args)).toContain(section);
  });
});
