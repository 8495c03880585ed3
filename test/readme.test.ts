import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { EXIT } from '../src/errors.ts';
import { importers } from '../src/importers/index.ts';
import { readTemplate, templateNames } from '../src/label-config/templates.ts';
import { packageRoot } from '../src/package-root.ts';
import { differences } from './reference/default-differences.ts';
import { splitWords } from './support/console.ts';
import { readRows, readSection } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

// The tables of the README against the lists in the code; its examples are run by readme-examples.test.ts.
const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');

function rowsOf(heading: string): string[][] {
  return readRows(readSection(readme, heading));
}

function asCode(text: string): string {
  return `\`${text}\``;
}

/** All words that stand as code in a text. */
function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
}

test('each option has its row, with its short form, its commands and its default', () => {
  const program = createProgram(
    '0.0.0',
    { write() {} },
    { async init() {}, async check() {}, async export() {}, async convert() {} },
  );
  const rows = new Map<string, [option: string, short: string, commands: string, byDefault: unknown]>();
  for (const command of [program, ...program.commands]) {
    for (const { long, short, flags, description, defaultValue } of optionsOf(command)) {
      const byDefault = defaultValue ?? /\(default: (.*?)\)/.exec(description)?.[1];
      const row = rows.get(long!);
      rows.set(long!, [
        asCode(flags.replace(/^-\w, /, '')),
        short ? asCode(short) : (row?.[1] ?? ''),
        row ? `${row[2]}, ${command.name()}` : command.name(),
        byDefault === undefined ? expect.any(String) : asCode(String(byDefault)),
      ]);
    }
  }
  const inReadme = rowsOf('Options').map(([option, short, commands, , byDefault]) => [
    option,
    short,
    commands,
    byDefault,
  ]);
  const byName = ([a]: unknown[], [b]: unknown[]) => (String(a) < String(b) ? -1 : 1);
  expect(inReadme.sort(byName)).toEqual([...rows.values()].sort(byName));
});

/** Hidden options as well, and the one for help. */
function optionsOf(command: Command) {
  return new Set([...command.options, ...command.createHelp().visibleOptions(command)]);
}

test('the table of formats lists each format', () => {
  expect(rowsOf('Use').map(([format]) => codeIn(format!)[0])).toEqual(importers.map(({ name }) => name));
});

test('each template has its row, with its purpose and its data keys', () => {
  const expected = templateNames.map((name) => {
    const xml = Buffer.from(readTemplate(name)).toString();
    const [, purpose] = /^<!-- (.*?)\.?\s+Data: /s.exec(xml)!;
    const keys = new Set([...xml.matchAll(/ value="\$(\w+)"/g)].map(([, key]) => asCode(key!)));
    return [asCode(name), purpose!.replace(/\s+/g, ' '), [...keys].join(' ')];
  });
  expect(rowsOf('Label configs and templates')).toEqual(expected);
});

test('each exit code has its row', () => {
  expect(rowsOf('Exit codes').map(([code]) => Number(code))).toEqual(Object.values(EXIT));
});

test('each recorded case in which lsimport differs is in a row of the differences, and each case named there exists', () => {
  const quirks = readdirSync(join(packageRoot, 'fixtures/reference/quirks'));
  const cases = readdirSync(join(packageRoot, 'fixtures/reference/cases'));
  const named = rowsOf('Differences from Label Studio 0.9.1').flatMap((row) => codeIn(row.at(-1)!));
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
    // What was left out is counted under words of its own.
    const text = JSON.stringify({ ...printed, leftOut: {} });
    JSON.parse(text, function (this: unknown, key, value) {
      if (!Array.isArray(this) && key !== '') members.add(key);
      return value;
    });
  }
  const explained = rowsOf('JSON output').flatMap((row) => codeIn(row.slice(0, 2).join()));
  expect([...members].filter((name) => !explained.includes(name))).toEqual([]);
});
