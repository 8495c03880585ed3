import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optionsPage } from '../scripts/options-page.ts';
import { importers } from '../src/formats/index.ts';
import { readTemplate, templateNames } from '../src/label-config/templates.ts';
import { packageRoot } from '../src/package-files.ts';
import { differences } from './reference/default-differences.ts';
import { splitWords } from './support/console.ts';
import { readPage } from './support/examples.ts';
import { codeIn, readRows, readSection } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

// The tables of docs/ against the lists in the code.

function rowsOf(page: string, heading?: string): string[][] {
  const text = readPage(page);
  return readRows(heading === undefined ? text : readSection(text, heading));
}

function asCode(text: string): string {
  return `\`${text}\``;
}

test('the page of options is up to date; `npm run docs` writes it', () => {
  expect(readPage('docs/options.md')).toBe(optionsPage());
});

test('each format has its row, with a link to its page', () => {
  expect(rowsOf('docs/formats/README.md').map(([format]) => format)).toEqual(
    importers.map(({ name }) => `[${asCode(name)}](${name}.md)`),
  );
});

test('each template has its row, with its purpose and its data keys', () => {
  const expected = templateNames.map((name) => {
    const xml = Buffer.from(readTemplate(name)).toString();
    const [, purpose] = /^<!-- (.*?)\.?\s+Data: /s.exec(xml)!;
    const keys = new Set([...xml.matchAll(/ value="\$(\w+)"/g)].map(([, key]) => asCode(key!)));
    return [asCode(name), purpose!.replace(/\s+/g, ' '), [...keys].join(' ')];
  });
  expect(rowsOf('docs/label-configs.md', 'Templates')).toEqual(expected);
});

test('each recorded case in which lsimport differs is in a row of the differences, and each case named there exists', () => {
  const quirks = readdirSync(join(packageRoot, 'fixtures/reference/quirks'));
  const cases = readdirSync(join(packageRoot, 'fixtures/reference/cases'));
  const rows = rowsOf('docs/label-studio-0.9.md', 'Differences from Label Studio 0.9.1');
  const named = rows.flatMap((row) => codeIn(row.at(-1)!));
  const different = [...quirks, ...Object.keys(differences)];
  expect(different.filter((name) => !named.includes(name))).toEqual([]);
  expect(named.filter((name) => !quirks.includes(name) && !cases.includes(name))).toEqual([]);
});

test('each member of the JSON object is explained', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': '<View><Text name="t" value="$text"/></View>',
    'good.json': '[{"text": "a"}]',
    'bad.json': '[{"txet": "a"}]',
    'mixed.json': '[{"text": "a"}, 3]',
    'old/completions/0.json': '{}',
  });
  const members = new Set<string>();
  for (const command of [
    'check -i bad.json -l config.xml --json',
    'init old -i good.json -l config.xml --json --force',
    'init new --json --port 0',
    'init new -i mixed.json -l config.xml --json --dry-run --invalid-tasks skip',
    'convert mixed.json -l config.xml --json -o out.json --invalid-tasks skip --rejected rejected.jsonl',
    'check -i good.json -l config.xml --json --server 1.x',
    'export old --json -o exported.json',
  ]) {
    const printed = JSON.parse((await lsimport(folder, splitWords(command))).stdout);
    // What was skipped is counted under words of its own.
    const text = JSON.stringify({ ...printed, leftOut: {} });
    JSON.parse(text, function (this: unknown, key, value) {
      if (!Array.isArray(this) && key !== '') members.add(key);
      return value;
    });
  }
  const explained = rowsOf('docs/json-output.md').flatMap((row) => codeIn(row.slice(0, 2).join()));
  expect([...members].filter((name) => !explained.includes(name))).toEqual([]);
});

test('the messages that troubleshooting explains are in the code', () => {
  const source = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(packageRoot, 'src', path), 'utf8'))
    .join('\n');
  const quoted = [...readPage('docs/troubleshooting.md').matchAll(/\*\*"(.+?)"\*\*/g)].map(
    ([, text]) => text!,
  );
  const pieces = quoted.flatMap((text) => text.split('...')).map((piece) => piece.trim());
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces.filter((piece) => !source.includes(piece))).toEqual([]);
});
