import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

async function notesOn(cells: string[], ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.csv': ['text,label', ...cells.map((cell, i) => `Text ${i},"${cell}"`)].join('\n'),
  });
  const { stdout } = await lsimport(folder, ['check', 'a.csv', '-l', 'auto', '--json', ...options]);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  return notes.filter((note) => note.includes('several labels'));
}

// As DCASE and FSD50K have them.
test.each([[[]], [['--choices-column', 'label=kind']]])(
  'several labels in a cell, with %j',
  async (options) => {
    expect(await notesOn(['Dog', 'Speech,Dog', 'Speech', 'Dog, Speech, Cat'], ...options)).toEqual([
      'Values of "label" look like several labels each, such as "Speech,Dog", but each is one choice. To have several, write a JSON list into each cell: ["a", "b"].',
    ]);
  },
);

test.each([
  ['bars', ['pos|fun', 'neg'], 'pos|fun'],
  ['semicolons', ['Drama; Comedy', 'Horror'], 'Drama; Comedy'],
])('a few labels between %s', async (_, cells, first) => {
  expect(await notesOn(cells)).toEqual([
    `Values of "label" look like several labels each, such as "${first}", but each is one choice. To have several, write a JSON list into each cell: ["a", "b"].`,
  ]);
});

test.each([
  ['one label each', ['Dog', 'Cat', 'Dog']],
  ['bars at an end', ['|Dog|', 'Cat|']],
  ['entities of HTML', ['R&amp;B', 'Drum &#38; Bass']],
  ['names with commas', ['Rome, Italy', 'Paris, France', 'Nice, France']],
  ['JSON lists', ['[""Dog"",""Cat""]', '[""Dog""]', '[""Cat""]']],
])('%s: nothing is said', async (_, cells) => {
  expect(await notesOn(cells)).toEqual([]);
});
