import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
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

describe('the JSON object', () => {
  const schema = JSON.parse(readFileSync(join(packageRoot, 'schemas/output.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

  test.each([
    'check -i bad.json -l config.xml',
    'check -i good.json -l config.xml --server 1.x',
    'check -i nothing.json',
    'init old -i good.json -l config.xml --force',
    'init new --port 0',
    'init new -i mixed.json -l config.xml --dry-run --invalid-tasks skip',
    'init new -i bad.json -l config.xml',
    'convert mixed.json -l config.xml -o out.json --invalid-tasks skip --rejected rejected.jsonl',
    'convert photos --input-format image-dir -l image.xml -o out.json --to tasks-1.x --document-root .',
    'export old -o exported.json',
  ])('of %s is as the schema says', async (command) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'config.xml': '<View><Text name="t" value="$text"/></View>',
      'image.xml': '<View><Image name="i" value="$image"/></View>',
      'photos/a.png': '',
      'good.json': '[{"text": "a"}]',
      'bad.json': '[{"txet": "a"}]',
      'mixed.json': '[{"text": "a"}, 3]',
      'old/completions/0.json': '{}',
      'old/config.json': '{"label_config": "config.xml"}',
      'old/config.xml': '<View><Text name="t" value="$text"/></View>',
      'old/tasks.json': '{"0": {"id": 0, "data": {"text": "a"}}}',
    });
    const { stdout } = await lsimport(folder, [...splitWords(command), '--json']);
    const valid = validate(JSON.parse(stdout));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test('has no member in the schema that the page does not explain', () => {
    const named = new Set<string>();
    JSON.parse(JSON.stringify(schema), function (this: unknown, key, value) {
      if (key === 'properties') for (const name of Object.keys(value)) named.add(name);
      return value;
    });
    const explained = rowsOf('docs/json-output.md').flatMap((row) => codeIn(row.slice(0, 2).join()));
    expect([...named].filter((name) => !explained.includes(name))).toEqual([]);
  });
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
