import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const config = `<View>
  <Text name="note" value="$note"/>
  <Choices name="mood" toName="note"><Choice value="Calm"/><Choice value="Loud"/></Choices>
</View>
`;

/** What a refused import prints on standard error, the time taken out; nothing may be made. */
async function refusal(files: Record<string, string | Uint8Array>, ...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  const before = readTree(folder);
  const { code, stdout, stderr } = await lsimport(folder, ['init', 'p', ...args]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(readTree(folder)).toEqual(before);
  return stderr.replace(/\d+\.\d s/g, '0.0 s');
}

const json = ['-i', 't.json', '-l', 'config.xml'];
const asText = ['-i', 't.txt', '--input-format', 'text', '-l', 'config.xml'];

describe('errors in the data are shown with their place', () => {
  it('malformed JSON', async () => {
    const tasks = '[\n  {"note": "robin"},\n  {"note": "owl", "weight": 12,5}\n]\n';
    expect(await refusal({ 't.json': tasks }, ...json)).toBe(`\
error[invalid-json]: invalid JSON
  t.json:3:32, task 1
    3 | {"note": "owl", "weight": 12,5}
      |                              ^
    Invalid JSON: expected a key in double quotes, found "5".
  help: Fix the file at this position, or write it again with a JSON library.

No project was written: 1 error in 1 task (0.0 s).
`);
  });

  it('a task that is no object', async () => {
    expect(await refusal({ 't.json': '[{"note": "robin"},\n  "owl"]' }, ...json)).toBe(`\
error[task-not-object]: not a task
  t.json:2:3, task 1
    2 | "owl"]
      | ^
    A task must be an object, not the string "owl".
  help: Write each task as an object, such as {"data": {"text": "..."}}. A list of nothing but texts or links can be a text file with one a line.

No project was written: 1 error in 2 tasks (0.0 s).
`);
  });

  it('bytes that are no UTF-8', async () => {
    const latin1 = Buffer.from('robin\nEule und Käuzchen\n', 'latin1');
    expect(await refusal({ 't.txt': latin1 }, ...asText)).toBe(`\
error[invalid-utf8]: invalid UTF-8
  t.txt:2:11
    2 | Eule und K\ufffduzchen
      |           ^
    The byte 0xE4 at offset 16 is not valid UTF-8.
  help: Save it as UTF-8, or convert it: iconv -f ENCODING -t utf-8 t.txt > NEW.txt, where ENCODING is most likely windows-1252 (Western Europe), windows-1250 (Central Europe) or windows-1254 (Turkish)

No project was written: 1 error in 1 task (0.0 s).
`);
  });

  it('a malformed label config', async () => {
    const broken = '<View>\n  <Text name="note" value="$note">\n</View>\n';
    expect(await refusal({ 't.txt': 'robin', 'config.xml': broken }, ...asText)).toBe(`\
error[config-not-well-formed]: label config is not well-formed XML
  config.xml:3:1
    3 | </View>
      | ^
    The label config is not well-formed XML: </View> cannot close <Text> of line 2, column 3.
  help: Fix the XML at this position.

No project was written: 1 error (0.0 s).
`);
  });

  it('an empty input', async () => {
    expect(await refusal({ 't.txt': '' }, ...asText)).toBe(`\
error[no-tasks]: no tasks
  t.txt
    No tasks found in t.txt: it has no lines of text.
  help: Check the input path, --input-format, and --include if it is set.

No project was written: 1 error (0.0 s).
`);
  });
});

describe('many findings', () => {
  it('of one kind become one paragraph, with the first places and an exact count', async () => {
    const tasks = Array.from({ length: 1204 }, (_, i) => JSON.stringify({ text: `bird ${i}` }));
    expect(await refusal({ 't.json': `[${tasks.join(',\n')}]` }, ...json)).toBe(`\
error[missing-data-key] 1,204 times: missing data key
  t.json:1:2, task 0, /note
    1 | [{"text":"bird 0"},
      |  ^
    The data has no "note", which <Text name="note" value="$note"> needs. It has "text".
  t.json:2:1, task 1, /note: The data has no "note", which <Text name="note" value="$note"> needs. It has "text".
  t.json:3:1, task 2, /note: The data has no "note", which <Text name="note" value="$note"> needs. It has "text".
  and 1,201 more
  required by <Text name="note"> at config.xml:2:3
  help: Add the key to the data, or make the label config use one that the data has.

No project was written: 1,204 errors in 1,204 tasks (0.0 s).
`);
  });

  it('of several kinds come with the errors first', async () => {
    const said = await refusal(
      { 't.json': '[{"note": "a", "note": "b"}, {"note": "c", "n": 1e999}]' },
      ...json,
    );
    expect(said.match(/^(error|warning)\[[\w-]+\]/gm)).toEqual([
      'error[number-too-large]',
      'warning[repeated-key]',
    ]);
    expect(said).toContain('No project was written: 1 error, 1 warning in 2 tasks');
  });
});

it('of a long line only the part around the place is shown', async () => {
  const tasks = `[${'{"note": "robin"}, '.repeat(10_000)}{"note": nil}${', {"note": "robin"}'.repeat(10_000)}]`;
  const said = await refusal({ 't.json': tasks }, ...json);
  expect(said).toContain('t.json:1:190011, task 10000\n');
  const [, shown, mark] = /^ {4}1 \| (.*)\n {6}\| ( *)\^$/m.exec(said)!;
  expect(shown!.length).toBeLessThanOrEqual(66);
  expect(shown!.slice(mark!.length)).toMatch(/^nil}/);
});

it('with --quiet only errors are shown', async () => {
  const tasks = '[{"note": "a", "note": "b"}, {"note": "c", "n": 1e999}]';
  const said = await refusal({ 't.json': tasks }, ...json, '--quiet');
  expect(said).toContain('error[number-too-large]');
  expect(said).not.toContain('warning[');
});

it('--strict counts warnings as errors', async () => {
  const tasks = { 't.json': '[{"note": "a", "note": "b"}]' };
  expect(await refusal(tasks, ...json, '--strict')).toContain('No project was written: 1 warning in 1 task');
});

it('--quiet does not hide the warnings that --strict counts as errors', async () => {
  const tasks = { 't.json': '[{"note": "a", "note": "b"}]' };
  expect(await refusal(tasks, ...json, '--strict', '--quiet')).toContain('warning[repeated-key]');
});

it('--quiet says nothing of what went well', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[{"note": "a", "note": "b"}]' });
  const ending = await lsimport(folder, ['init', 'p', '-i', 't.json', '--debug', '--quiet']);
  expect(ending).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('a tag of the label config of -l auto has no place in a file', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': JSON.stringify([{ image: '/data/1.png?d=photos' }]) });
  const { stdout } = await lsimport(folder, ['check', 't.json', '-l', 'auto', '--server', '1.x']);
  expect(stdout).toMatch(/\n {2}required by <Image name="[^"]+"> in the label config of -l auto\n/);
});

it('a data key of 200,000 characters does not bury what else is said', async () => {
  const long = { 'config.xml': config.replaceAll('$note', `$${'n'.repeat(200_000)}`) };
  const shown = await refusal({ 't.json': '[{"x": 1}]', ...long }, ...json);
  expect(shown).toMatch(/n{3,} \.\.\. \(\d{3},\d{3} more characters\) \.\.\. /);
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(4100);
});

it('an option of 200,000 characters does not either', async () => {
  const { code, stderr } = await lsimport(temporaryFolder(), ['check', 'x'.repeat(200_000)]);
  expect({ code, length: Math.ceil(stderr.length / 5000) }).toEqual({ code: 3, length: 1 });
});

describe('an excerpt is cut at whole characters, with the mark below its place', () => {
  // Columns by what a terminal shows: emoji and letters of East Asia take two, marks none.
  it.each([
    ['a'.repeat(40), 'a'.repeat(33), 33],
    [`${'a'.repeat(4)}\u{1f389}${'a'.repeat(32)}`, 'a'.repeat(32), 32],
    [`\u{1f389} ${'a'.repeat(20)}`, `\u{1f389} ${'a'.repeat(20)}`, 23],
    ['日本語', '日本語', 6],
    [`${'a'.repeat(3)}e\u0301${'a'.repeat(32)}`, 'a'.repeat(32), 32],
  ])('%j', async (text, before, column) => {
    const printed = await refusal(
      { 't.txt': Buffer.concat([Buffer.from(text), Buffer.from([0xff])]) },
      ...asText,
    );
    const [, line, mark] = /1 \| (.*)\n {6}\| (.*)\n/.exec(printed)!;
    expect([line, mark]).toEqual([`${before}\ufffd`, `${' '.repeat(column)}^`]);
  });

  it('a quoted value too', async () => {
    const value = `${'a'.repeat(56)}\u{1f389}${'b'.repeat(20)}`;
    const printed = await refusal({ 't.json': JSON.stringify([value]) }, ...json);
    expect(printed).toContain(`not the string "${'a'.repeat(56)}...".`);
  });
});
