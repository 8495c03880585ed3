import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const choices =
  '<Choices name="kind" toName="item" choice="multiple"><Choice value="one"/><Choice value="two"/></Choices>';
const textConfig = `<View><Text name="item" value="$text"/>${choices}</View>`;

/** What convert_to_json_min of label-studio-sdk adds to a record. */
const more = {
  annotator: 1,
  annotation_id: 7,
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-01-02T00:00:00Z',
  lead_time: 3.5,
};

async function init(records: object[] | string, config: string) {
  const folder = temporaryFolder();
  const json = typeof records === 'string' ? records : JSON.stringify(records);
  writeFiles(folder, { 'min.json': json, 'config.xml': config });
  const ending = await lsimport(folder, ['init', 'p', '-i', 'min.json', '-l', 'config.xml']);
  const completionsOf = (id: number) =>
    JSON.parse(readFileSync(join(folder, 'p/completions', `${id}.json`), 'utf8')).completions as object[];
  return { ...ending, completionsOf, project: join(folder, 'p') };
}

describe('values become results again', () => {
  const object = '<Image name="item" value="$text"/>';
  const result = (from_name: string, type: string, value: object) => ({
    from_name,
    to_name: 'item',
    type,
    value,
  });

  test.each([
    [choices, { kind: 'one' }, [result('kind', 'choices', { choices: ['one'] })]],
    [
      choices,
      { kind: { choices: ['one', 'two'] } },
      [result('kind', 'choices', { choices: ['one', 'two'] })],
    ],
    ['<TextArea name="note" toName="item"/>', { note: 'a' }, [result('note', 'textarea', { text: ['a'] })]],
    [
      '<Rating name="stars" toName="item"/>',
      { stars: [{ rating: 3 }] },
      [result('stars', 'rating', { rating: 3 })],
    ],
    [
      '<RectangleLabels name="box" toName="item"><Label value="A"/></RectangleLabels>',
      {
        box: [
          {
            x: 1,
            y: 2,
            width: 3,
            height: 4,
            rectanglelabels: ['A'],
            original_width: 640,
            original_height: 480,
          },
        ],
      },
      [
        {
          ...result('box', 'rectanglelabels', { x: 1, y: 2, width: 3, height: 4, rectanglelabels: ['A'] }),
          original_width: 640,
          original_height: 480,
        },
      ],
    ],
  ])('%s %j', async (control, values, results) => {
    const record = { text: 'https://example.com/a.png', id: 4, ...values, ...more };
    const { code, completionsOf, project } = await init([record], `<View>${object}${control}</View>`);
    expect(code).toBe(EXIT.done);
    expect(readTasks(project)).toEqual([{ id: 4, data: { text: 'https://example.com/a.png' } }]);
    expect(completionsOf(4)).toMatchObject([
      { id: 7, completed_by: 1, lead_time: 3.5, created_at: 1704067200, result: results },
    ]);
  });
});

test('numbers of the data keep their digits', async () => {
  const record = JSON.stringify({ text: 'a', id: 4, ...more }).replace('"text"', '"n": 1.10, "text"');
  const { project } = await init(`[${record}]`, textConfig);
  expect(readFileSync(join(project, 'tasks.json'), 'utf8')).toContain('"n": 1.10');
});

test('a value that its control tag cannot have is refused with its place', async () => {
  const { code, stderr } = await init(
    [
      { text: 'a', id: 1, ...more },
      { text: 'b', id: 2, kind: 3, ...more },
    ],
    textConfig,
  );
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('error[json-min-value]');
  expect(stderr).toContain('task 1');
});

test.each([
  [
    'several objects',
    textConfig
      .replace('</View>', '<Text name="b" value="$b"/></View>')
      .replace('toName="item"', 'toName="item,b"'),
  ],
  ['per region', textConfig.replace('toName="item"', 'toName="item" perRegion="true"')],
  ['a data key has the same name', textConfig.replace('$text', '$kind')],
])('what cannot be made again is refused with a sentence: %s', async (why, config) => {
  const { code, stderr } = await init([{ text: 'a', kind: 'one', id: 1, ...more }], config);
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain(why);
});

test('a key that stands twice is told of, and its last value counts', async () => {
  const record = `{"text": "a", "kind": "two", ${JSON.stringify(more).slice(1, -1)}, "kind": "one", "text": "b"}`;
  const { code, stderr, completionsOf, project } = await init(`[${record}]`, textConfig);
  expect(stderr).toMatch(/^warning\[repeated-key\] 2 times/m);
  expect(stderr).toContain('"kind"');
  expect(code).toBe(EXIT.done);
  expect(readTasks(project).map(({ data }) => data)).toEqual([{ text: 'b' }]);
  const [completion] = completionsOf(0) as { result: { value: object }[] }[];
  expect(completion!.result.map(({ value }) => value)).toEqual([{ choices: ['one'] }]);
});
