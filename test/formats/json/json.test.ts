import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const args = ['init', 'p', '-i', 'birds.json'];

async function importJson(text: string): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'birds.json': text });
  expect(await lsimport(folder, args)).toMatchObject({ code: 0, stderr: '' });
  return join(folder, 'p');
}

describe('json', () => {
  it.each(casesOf('json'))('%s', (name) => expectCase('json', name));

  it('takes a task longer than what is read at a time', async () => {
    const long = 'ptak \u{1f426} '.repeat(100_000);
    const wide = Array.from({ length: 20_000 }, (_, i) => ({ i }));
    const tasks = [{ note: 'robin' }, { note: long, wide }, { note: 'owl' }];
    expect(readTasks(await importJson(JSON.stringify(tasks))).map(({ data }) => data)).toEqual(tasks);
  });

  it('takes more tasks than fit into one batch, with all their digits', async () => {
    const rings = Array.from({ length: 25_000 }, (_, i) => `90071992547409${93 + i}`);
    const tasks = rings.map((ring, i) => `{"data": {"note": "${'ćwir '.repeat(i % 30)}", "ring": ${ring}}}`);
    const project = await importJson(`[${tasks.join(',\n')}]`);
    const written = readFileSync(join(project, 'tasks.json'), 'latin1');
    expect([...written.matchAll(/"ring": (\d+)/g)].map(([, ring]) => ring)).toEqual(rings);
    expect(readTasks(project)).toHaveLength(rings.length);
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'birds.json': `[${'{"note": "robin"},'.repeat(150_000)}{}]` });
    await expectCleanInterrupt(folder, args);
  });
});

// Python's json.dump writes NaN where no allow_nan=False is given; jq without -s writes one object after the other.
it.each([
  ['[{"text": "owl", "score": NaN}]', 'Write null in its place'],
  ['[{"text": "owl", "score": -Infinity}]', 'Write null in its place'],
  ['{\n  "text": "owl"\n}\n{\n  "text": "wren"\n}\n', 'jq -s . birds.json > NEW.json'],
  // JSONC, as the settings of VS Code are: what these commands print was tried.
  ['// birds\n[{"text": "owl"}]', 'npx strip-json-comments-cli birds.json > NEW.json'],
  ['[\n{"text": "owl"}, // one\n{"text": "wren"}]', 'comments are not JSON'],
  ['[{"text": "owl" /* one */}]', 'npx strip-json-comments-cli'],
  ['{"text": "owl"} // one', 'npx strip-json-comments-cli'],
  ['[{"text": "owl"},]', 'npx prettier --parser json birds.json > NEW.json'],
  ['[{"text": "owl",}]', 'npx prettier --parser json birds.json > NEW.json'],
  ['[{"text": owl}]', 'Fix the file at this position'],
])('says how to mend %j', async (text, help) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'birds.json': text });
  const { code, stdout } = await lsimport(folder, ['check', 'birds.json', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stdout).toContain(help);
});

// As doccano 1.5 exports texts with classes.
it('says how to call a text that is in "data"', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': '{"id": 1, "data": "A fine owl", "label": ["good"]}\n' });
  const { code, stdout } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stdout).toContain("jq -c '.text = .data | del(.data)' a.jsonl > NEW.jsonl");
});

it('a file that ends in .jsonc is JSON, which may have comments', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonc': '[{"text": "owl"}]', 'b.jsonc': '[{"text": "owl"}, /* one */]' });
  expect(await lsimport(folder, ['check', 'a.jsonc', '-l', 'auto'])).toMatchObject({ code: 0 });
  const { code, stdout } = await lsimport(folder, ['check', 'b.jsonc', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stdout).toContain('npx strip-json-comments-cli b.jsonc > NEW.jsonc');
});
