import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const towns = ['Rome', 'Oslo', 'Lima', 'Kyiv', 'Bern', 'Baku', 'Riga', 'Doha', 'Cork', 'Bonn'];

/** Ten texts, each with a span from 0 to 3, which is "The". */
async function codes(spanOf: (town: string) => object) {
  const records = towns.map((town) => ({
    text: `The town of ${town} is old`,
    entities: [{ start: 0, end: 3, ...spanOf(town) }],
  }));
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join('') });
  const { stdout } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'auto', '--json']);
  const { diagnostics, format } = JSON.parse(stdout);
  expect(format).toBe('spans-jsonl');
  return (diagnostics as { code: string; message: string }[]).map(({ code, message }) => [code, message]);
}

it.each([
  ['word', { label: 'LOC' }],
  ['entity', { label: 'LOC' }],
  ['mention', { type: 'LOC' }],
  ['value', { entity: 'LOC' }],
])('words that are elsewhere in nearly every text are said: %s', async (member, label) => {
  const said = `10 of 10 spans have other words at their offsets than their "${member}" says, such as "The" for "Rome".`;
  expect(await codes((town) => ({ ...label, [member]: town }))).toEqual([['span-words-elsewhere', said]]);
});

it('names as entities, which no text has, are said', async () => {
  const said = '10 of 10 spans have a different "entity", such as "Rome City"; it became their label.';
  expect(await codes((town) => ({ entity: `${town} City` }))).toEqual([['span-labels-differ', said]]);
});

it.each([
  ['the words in another form', () => ({ label: 'DET', word: '##the' })],
  ['words that stand for a kind', () => ({ label: 'DET', entity: 'Determiner' })],
  ['an entity that is the label', () => ({ entity: 'determiner' })],
  [
    'names of kinds as in Rasa',
    (town: string) => ({ entity: town < 'Bo' ? 'old' : 'determiner', value: 'The' }),
  ],
  [
    'names of kinds that some texts have',
    (town: string) => ({ label: 'DET', entity: town < 'Co' ? 'town' : 'word' }),
  ],
  ['words of half of the spans', (town: string) => ({ label: 'DET', word: town < 'D' ? town : 'The' })],
])('nothing is said of %s', async (_, spanOf) => {
  expect(await codes(spanOf)).toEqual([]);
});
