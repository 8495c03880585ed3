import { expect, test } from 'vitest';
import { commands } from '../../../src/formats/other-tools/commands.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const lines = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** What is said of a file. */
async function check(name: string, text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stderr, stdout, code } = await lsimport(folder, ['check', name, '-l', 'auto']);
  return { said: stderr + stdout, code };
}

const ada = 'Ada lived in Rome.';
const points = (start: number, end: number, text: string) => [{ start, end, text }];

test.each(['a.json', 'a.jsonl'])('spans of texts of Dataturks in %s', async (name) => {
  const text = lines(
    { content: 'No', annotation: null, extras: null },
    { content: ada, annotation: [{ label: ['PER'], points: points(0, 2, 'Ada') }], extras: null },
  );
  const { said, code } = await check(name, text);
  expect(code).toBe(0);
  expect(said).toContain('This file looks like an export of Dataturks with spans of texts. ');
  expect(said).toContain(`: ${commands.dataturks.run.replace('FILE', name)}, and import that. `);
});

test('other labels of Dataturks have no such command', async () => {
  const box = { label: ['cat'], points: [{ x: 0.1, y: 0.2 }], notes: '', imageWidth: 10, imageHeight: 10 };
  const record = { content: 'http://host/a.jpg', annotation: [box], extras: null };
  const { said } = await check('a.jsonl', lines(record));
  expect(said).toContain('looks like an export of Dataturks. ');
  expect(said).not.toContain(commands.dataturks.run);
});

test('examples of the JSON of Rasa', async () => {
  const value = { rasa_nlu_data: { common_examples: [{ text: 'hi', intent: 'greet', entities: [] }] } };
  const { said, code } = await check('nlu.json', JSON.stringify(value));
  expect(code).toBe(0);
  expect(said).toContain('looks like training data of Rasa. ');
  expect(said).toContain(`: ${commands.rasaExamples.run.replace('FILE', 'nlu.json')}, and import that.`);
  // There is no second way.
  expect(said).not.toContain('If each of them is a task');
});

// legacy-docs.rasa.com/docs/rasa/1.10/nlu/training-data-format
test.each([
  [
    'nlu.md',
    '## intent:fly\n- fly to [Rome](city)\n',
    'training data of Rasa in Markdown',
    'with Rasa 1 or 2: ',
  ],
  [
    'nlu.md',
    '<!-- names -->\n\n## synonym:Rome\n- the city\n\n## intent:fly\n- fly\n',
    'training data of Rasa in Markdown',
    'with Rasa 1 or 2: ',
  ],
  [
    'nlu.yml',
    'version: "2.0"\nnlu:\n- intent: fly\n  examples: |\n    - fly\n',
    'training data of Rasa',
    'with Rasa: ',
  ],
])('%s of Rasa: %j', async (name, text, what, how) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: text });
  for (const input of [`in/${name}`, 'in']) {
    const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`looks like ${what}, and`),
    });
    const run = commands.rasa.run.replace('FILE', input === 'in' ? 'FILE' : input);
    expect(stderr).toContain(`${how}${run}. `);
    expect(stderr).toContain(" jq -c '.rasa_nlu_data.common_examples[]' nlu.json > spans.jsonl, and");
  }
});

test('Markdown about something else is none', async () => {
  const { said } = await check('a.md', '## intent: what we want\n\nSome words.\n');
  expect(said).toContain('cannot be detected');
});

const cats = { POS: 1, NEG: 0.2, MIX: true };

test.each([
  [
    'a.json',
    JSON.stringify([[ada, { cats }]]),
    'training data of spaCy with categories, and',
    commands.spacyPairs,
    2,
  ],
  ['a.jsonl', lines({ text: ada, cats }), 'categories of texts of spaCy. ', commands.spacyCats, 0],
])('categories of spaCy in %s', async (name, text, what, { run }, code) => {
  const checked = await check(name, text);
  expect(checked).toMatchObject({ code, said: expect.stringContaining(`looks like ${what}`) });
  expect(checked.said).toContain(
    `: ${run.replace('FILE', name)}. Then use that as the input, with --choices-column cats=cats.`,
  );
  expect(checked.said).not.toContain('not a task');
});
