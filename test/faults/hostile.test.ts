import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

describe("keys that are called like JavaScript's own are keys like any other", () => {
  it.each([
    ['json', '[{"__proto__": "1", "constructor": "2", "toString": "3"}]'],
    ['jsonl', '{"__proto__": "1", "constructor": "2", "toString": "3"}\n'],
    ['csv', '__proto__,constructor,toString\n1,2,3\n'],
  ])('in %s', async (format, content) => {
    const folder = temporaryFolder();
    writeFiles(folder, { in: content });
    const { code } = await lsimport(folder, ['init', 'p', '-i', 'in', '--input-format', format]);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'p/tasks.json'), 'utf8')).toContain(
      '"data": {\n      "__proto__": "1",\n      "constructor": "2",\n      "toString": "3"\n    }',
    );
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('in the JSON of an option', async () => {
    const folder = temporaryFolder();
    const params = '{"__proto__": {"polluted": 1}}';
    const args = ['init', 'p', '--source', 's3', '--source-path', 'b', '--source-params', params];
    expect((await lsimport(folder, args)).code).toBe(0);
    expect(readFileSync(join(folder, 'p/config.json'), 'utf8')).toMatch(
      /"__proto__": \{\s+"polluted": 1\s+\}/,
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

it('a project may be a path that leads up, where nothing but a project is replaced', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'x/tasks.json': 'old',
    'x/notes.txt': 'mine',
    'x/.git/HEAD': 'mine',
    'a/b/t.json': '[{}]',
  });
  const { code } = await lsimport(join(folder, 'a/b'), ['init', '../../x', '-i', 't.json', '--force']);
  expect(code).toBe(0);
  expect(readTree(join(folder, 'x'))).toMatchObject({
    'notes.txt': 'mine',
    '.git/HEAD': 'mine',
    'tasks.json': expect.stringContaining('"id": 0'),
  });
});

it.each([
  ['json', '['.repeat(10_000), 'in:1:2'],
  ['json', `[{"t": ${'['.repeat(10_000)}${']'.repeat(10_000)}}]`, 'in:1:2'],
  ['jsonl', `{"t": "owl"}\n{"t": ${'['.repeat(10_000)}${']'.repeat(10_000)}}\n`, 'in:2:1'],
])('10,000 brackets in %s are told in a sentence', async (format, content, place) => {
  const folder = temporaryFolder();
  writeFiles(folder, { in: content });
  const { code, stderr } = await lsimport(folder, ['init', 'p', '-i', 'in', '--input-format', format]);
  expect(stderr).toContain('nested more than 900 levels deep');
  expect(stderr).toContain(place);
  expect(code).toBe(1);
});

const soundConfig = `<View><Audio name="audio" value="$audio"/><Labels name="l" toName="audio"><Label value="a"/></Labels>
  <TextArea name="t" toName="audio" perRegion="true"/></View>`;

it('10,000 brackets in metadata of files are told in a sentence', async () => {
  const folder = temporaryFolder();
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const metadata = `{"file_name": "a.wav", "x": ${deep}}\n`;
  writeFiles(folder, { 'in/a.wav': '', 'in/metadata.jsonl': metadata, 'c.xml': soundConfig });
  const args = ['check', 'in', '--input-format', 'audio-dir', '-l', 'c.xml'];
  const { code, stderr, stdout } = await lsimport(folder, args);
  expect(stdout + stderr).toContain('nested more than 900 levels deep');
  expect(stdout + stderr).toContain('in/metadata.jsonl:1:1');
  expect(code).toBe(1);
});

it('10,000 brackets beside the segments of Whisper do no harm', async () => {
  const folder = temporaryFolder();
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const segments = '[{"start": 0, "end": 1, "text": "owl"}]';
  writeFiles(folder, {
    'a.json': `{"segments": ${segments}, "x": ${deep}}`,
    'a.wav': '',
    'c.xml': soundConfig,
  });
  const args = ['check', 'a.json', '--input-format', 'whisper', '-l', 'c.xml'];
  const { code, stderr, stdout } = await lsimport(folder, args);
  expect(stdout + stderr).toContain('skipped (members called "x"): 1');
  expect(code).toBe(0);
});

it('places of very many findings in one task are found without reading it for each', async () => {
  const folder = temporaryFolder();
  const keys = Array.from({ length: 100_000 }, (_, i) => `"k${i >> 1}": ${i}`);
  writeFiles(folder, { in: `[{\n${keys.join(',\n')}\n}]` });
  const { stdout } = await lsimport(folder, ['check', '-i', 'in', '--json']);
  const { warnings, diagnostics } = JSON.parse(stdout) as {
    warnings: number;
    diagnostics: { line: number }[];
  };
  expect(warnings).toBe(50_000);
  // The second of two equal keys counts, which is in every second line after the first.
  expect(diagnostics.map(({ line }) => line)).toEqual(Array.from({ length: 1000 }, (_, i) => 2 * i + 3));
});
