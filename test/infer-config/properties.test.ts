import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTaskChecks } from '../../src/checks/check-task.ts';
import type { Finding } from '../../src/diagnostics/diagnostic.ts';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { messages } from '../../src/diagnostics/messages.ts';
import { UserError } from '../../src/errors.ts';
import { writeAutoConfig } from '../../src/infer-config/infer.ts';
import type { JsonObject } from '../../src/json/json.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { madeBatch } from '../../src/tasks/made-batch.ts';
import type { MadeTask } from '../../src/tasks/record.ts';
import { kinds } from '../generate/kinds.ts';
import { type Sample, samples } from '../generate/samples.ts';
import { lsimport } from '../support/run.ts';
import { runCount } from '../support/run-count.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** The label config that is written for some tasks, or the sentence that says why none can be. */
function infer(tasks: JsonObject[]): { xml: string | undefined; refused: string | undefined } {
  const hints = {
    source: 'tasks.json',
    root: '/',
    rateKey: undefined,
    dataTags: [],
    alsoShown: [],
    dataKey: '',
    classes: [],
    choicesColumns: undefined,
    isFor1x: false,
    isForAny: false,
    arePartsOfTexts: false,
    folderKey: undefined,
    shapeClasses: new Map(),
    listedChoices: new Map(),
    listedValues: new Map(),
    splitsFiles: false,
    jsonFile: () => undefined,
    renaming: () => ({ isJson: true, command: '', replaces: undefined }),
  };
  try {
    const batch = madeBatch(
      tasks as unknown as MadeTask[],
      () => ({ file: 'tasks.json' }),
      () => '',
    );
    return {
      xml: writeAutoConfig([batch], { ...hints, note: () => {}, report: () => {} }),
      refused: undefined,
    };
  } catch (error) {
    if (error instanceof UserError) return { xml: undefined, refused: error.message };
    throw error;
  }
}

/** What is wrong with a label config, and with tasks under it. */
function errorsIn(xml: string, tasks: JsonObject[]): string[] {
  const errors: string[] = [];
  const report = (finding: Finding) => {
    if (messages[finding.code].severity === 'error') errors.push(`${finding.code} ${messageOf(finding)}`);
  };
  const model = readLabelConfig(Buffer.from(xml), 'auto', report);
  if (model) for (const task of tasks) compileTaskChecks(model)(task, report);
  return errors;
}

function forAll<T>(arbitrary: Arbitrary<T>, runs: number, property: (value: T) => unknown): void {
  fc.assert(
    fc.property(arbitrary, (value) => void property(value)),
    { numRuns: runCount(runs) },
  );
}

/** Data in which what is shown is a member of its own, as only then a tag for it can be found. */
const isFlat = ({ config }: Sample) => !/ value="\$[^"]*[.[]/.test(config);

describe('what is written from results passes check with them', () => {
  test.each(kinds)('$name', (kind) => {
    forAll(samples(kind).filter(isFlat), 40, ({ config, task }) => {
      const { xml, refused } = infer([task]);
      if (xml !== undefined) expect(errorsIn(xml, [task])).toEqual([]);
      else
        expect([config, refused]).toEqual([
          expect.stringMatching(/<(?:TimeSeries|Pairwise)/),
          expect.any(String),
        ]);
    });
  });
});

/** Words that keys, columns and folders have, among them those that lsimport itself gives to tags. */
const word = fc.oneof(
  fc.constantFrom(
    'text',
    'comment',
    'label',
    'image',
    'id',
    'rectangle',
    'data',
    'span',
    '',
    'Label ',
    '1',
    '-2',
    'a.b',
    'x[0]',
    '$y',
    'a,b',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }).filter((text) => !text.includes('\0')),
);
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    'https://example.org/a.png',
    '/b.mp3',
    '<p>x</p>',
    '7',
    'x\ty',
    null,
    true,
    12.5,
    1e300,
  ),
  fc.constantFrom<JsonObject[string]>(
    [],
    {},
    [{ role: 'user', content: 'x' }],
    [{ author: 'a', text: 'b' }],
    { a: 1 },
    ['x'],
  ),
);

/** Whether what `check -l auto` says is about the data, or the whole of it: never about a label config that nobody has. */
async function expectAccepted(files: Record<string, string>, input: string, format: string): Promise<void> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, [
    'check',
    input,
    '--input-format',
    format,
    '-l',
    'auto',
  ]);
  const said = `${stdout}${stderr}`;
  expect(said).not.toMatch(/^ {2}auto:\d/m);
  const hasNothingToShow = /no data key is in every task|has no task|There is no task/.test(said);
  if (!hasNothingToShow) expect([code, said]).toEqual([0, said]);
}

describe('what is written from data without results passes check with it', () => {
  const runs = { numRuns: runCount(80) };

  test('json', async () => {
    const task = fc.dictionary(word, value, { noNullPrototype: true, maxKeys: 5 });
    const tasks = fc.array(
      task.map((data) => ({ data })),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(tasks, (list) => expectAccepted({ 't.json': JSON.stringify(list) }, 't.json', 'json')),
      runs,
    );
  });

  test('csv', async () => {
    const cell = word.map((text) => `"${text.replaceAll('"', '""')}"`);
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.tuple(
          fc.uniqueArray(word, { minLength: width, maxLength: width }),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(table, ([names, rows]) => {
        const head = names.map((text) => `"${text.replaceAll('"', '""')}"`);
        const lines = [head, ...rows].map((cells) => `${cells.join(',')}\n`);
        return expectAccepted({ 'r.csv': lines.join('') }, 'r.csv', 'csv');
      }),
      runs,
    );
  });

  test('folders of images', async () => {
    const name = word.filter((text) => /^[^\0/.]+$/.test(text) && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 1, maxLength: 4, selector: (text) => text.normalize() }),
        (names) =>
          expectAccepted(Object.fromEntries(names.map((text) => [`d/${text}/a.png`, ''])), 'd', 'image-dir'),
      ),
      runs,
    );
  });
});
