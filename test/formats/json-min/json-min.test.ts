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

// Converter.convert_to_json_min keeps only the value of a result, not its item_index.
describe('images of a list', () => {
  const record = { images: ['https://e.com/1.png', 'https://e.com/2.png'], ...more };
  const listConfig = (control: string) => `<View><Image name="i" valueList="$images"/>${control}</View>`;

  test('regions are refused, as their image is not recorded', async () => {
    const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['A'] };
    const { code, stderr } = await init(
      [{ ...record, box: [box] }],
      listConfig('<RectangleLabels name="box" toName="i"><Label value="A"/></RectangleLabels>'),
    );
    expect(code).toBe(EXIT.refused);
    expect(stderr).toContain('control tag "box": it labels images of a list');
  });

  test('answers for all of them are read, and those for each are refused', async () => {
    const choices = '<Choices name="kind" toName="i"><Choice value="one"/></Choices>';
    const records = [{ ...record, kind: 'one' }];
    expect(await init(records, listConfig(choices))).toMatchObject({ code: EXIT.done });
    const perItem = choices.replace('toName', 'perItem="true" toName');
    expect(await init(records, listConfig(perItem))).toMatchObject({ code: EXIT.refused });
  });
});

// A region that nobody gave a label to: the export leaves its origin out.
test('a region without labels is a warning, and is read', async () => {
  const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0, original_width: 10, original_height: 20 };
  const { code, stderr, completionsOf } = await init(
    [{ image: 'https://e.com/1.png', ...more, box: [box] }],
    '<View><Image name="i" value="$image"/><RectangleLabels name="box" toName="i"><Label value="A"/></RectangleLabels></View>',
  );
  expect(stderr).toContain('warning[region-without-label]');
  expect(code).toBe(EXIT.done);
  const { x, y, width, height, rotation } = box;
  expect(completionsOf(0)).toMatchObject([{ result: [{ value: { x, y, width, height, rotation } }] }]);
});

describe('what JSON-MIN has for a shape and its labels', () => {
  const shape = {
    x: 5,
    y: 10,
    width: 30,
    height: 20,
    rotation: 0,
    original_width: 600,
    original_height: 400,
  };
  const config =
    '<View><Image name="i" value="$image"/><Rectangle name="box" toName="i"/><Labels name="l" toName="i"><Label value="A"/></Labels></View>';
  const record = (labelled: object) => [
    { image: 'https://example.org/1.jpg', box: [{ ...shape, x: 6 }, shape], l: [labelled], ...more },
  ];

  test('is joined by their coordinates', async () => {
    const { code, completionsOf } = await init(record({ ...shape, labels: ['A'] }), config);
    expect(code).toBe(EXIT.done);
    const [{ result }] = completionsOf(0) as [{ result: { id: string; from_name: string }[] }];
    expect(result.map(({ from_name }) => from_name)).toEqual(['box', 'box', 'l']);
    expect(result[2]!.id).toBe(result[1]!.id);
    expect(result[2]!.id).not.toBe(result[0]!.id);
  });

  test('is refused in the words for JSON-MIN where no shape has them', async () => {
    const { code, stderr } = await init(record({ ...shape, x: 7, labels: ['A'] }), config);
    expect(code).toBe(EXIT.refused);
    expect(stderr).toContain('json-min-value');
  });
});

test('control tags in a Repeater are found by their name for one item, of any item', async () => {
  const config =
    '<View><Repeater on="$pages" indexFlag="{{n}}"><Text name="t_{{n}}" value="$pages[{{n}}].text"/><Choices name="c_{{n}}" toName="t_{{n}}"><Choice value="one"/></Choices></Repeater></View>';
  const pages = Array.from({ length: 12 }, (_, i) => ({ text: `page ${i}` }));
  const { code, completionsOf } = await init([{ pages, c_11: 'one', ...more }], config);
  expect(code).toBe(EXIT.done);
  expect(completionsOf(0)).toMatchObject([
    { result: [{ from_name: 'c_11', to_name: 't_11', type: 'choices', value: { choices: ['one'] } }] },
  ]);
});

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

describe('-l auto takes what can only be results', () => {
  const place = { x: 15.5, y: 20, width: 30, height: 30, rotation: 0 };
  const size = { original_width: 64, original_height: 48 };
  test.each<[string, object, object[]]>([
    [
      'boxes',
      { image: '/data/upload/1/a.jpg', label: [{ ...place, rectanglelabels: ['car'], ...size }] },
      [{ from_name: 'label', to_name: 'image', ...size, value: { ...place, rectanglelabels: ['car'] } }],
    ],
    [
      'spans, beside a longer text and a link',
      {
        note: 'Somebody wrote this about the other text.',
        link: 'https://example.org/1.jpg',
        body: 'Ada lives here',
        ner: [{ start: 0, end: 3, text: 'Ada', labels: ['PER'] }],
      },
      [{ from_name: 'ner', to_name: 'body', value: { start: 0, end: 3, text: 'Ada', labels: ['PER'] } }],
    ],
    [
      'choices, with a comment that stays data',
      { text: 'good', sentiment: 'pos', kinds: { choices: ['a', 'b'] }, comment: 'fine' },
      [
        { from_name: 'sentiment', to_name: 'text', value: { choices: ['pos'] } },
        { from_name: 'kinds', to_name: 'text', value: { choices: ['a', 'b'] } },
      ],
    ],
  ])('%s', async (_, record, results) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'min.json': JSON.stringify([{ ...record, id: 1, ...more }]) });
    const args = ['convert', 'min.json', '-l', 'auto', '--to', 'tasks-1.x', '-o', 't.json'];
    const { code, stderr } = await lsimport(folder, args);
    expect(code, stderr).toBe(EXIT.done);
    expect(stderr).toContain('as a JSON-MIN export');
    const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
    expect(task.annotations[0].result).toMatchObject(results);
    expect(Object.keys(task.data)).not.toContain('annotator');
  });

  test.each(['min.json', 'min.csv'])('and says what stays data, of %s', async (name) => {
    const box = [{ ...place, rectanglelabels: ['car'], ...size }];
    const image = 'https://example.org/1.jpg';
    const record = { image, box, quality: 'good', rating: 4, id: 1, ...more };
    const cells = Object.values(record).map((one) => (typeof one === 'object' ? JSON.stringify(one) : one));
    const row = cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
    const table = `${Object.keys(record).join(',')}\n${row}\n`;
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: name === 'min.csv' ? table : JSON.stringify([record]) });
    const { code, stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
    expect(code, stderr).toBe(EXIT.done);
    expect(stderr).toContain('"quality", "rating" stay data; if they are labels, use --label-config FILE.');
  });

  test('and refuses the file where nothing is', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'min.json': JSON.stringify([{ text: 'good', comment: 'fine', id: 1, ...more }]) });
    const { code, stderr } = await lsimport(folder, ['check', 'min.json', '-l', 'auto']);
    expect(stderr).toContain('nothing in it says which values are labels');
    expect(code).toBe(EXIT.refused);
  });
});

// annotation_result_from_task skips cancelled annotations, and relations have no from_name to stand under.
test('what such an export has not is said', async () => {
  const { code, stderr } = await init([{ text: 'a', kind: 'one', ...more }], textConfig);
  expect(code).toBe(EXIT.done);
  expect(stderr).toContain('leaves out relations and cancelled annotations');
});

test('a task that nobody labeled, as download_all_tasks has it, stays without an annotation', async () => {
  const unlabeled = {
    annotator: null,
    annotation_id: null,
    created_at: null,
    updated_at: null,
    lead_time: null,
  };
  const records = [
    { id: 1, text: 'a', kind: 'one', ...more },
    { id: 2, text: 'b', ...unlabeled },
    { text: 'c', ...unlabeled },
  ];
  const folder = temporaryFolder();
  writeFiles(folder, { 'min.json': JSON.stringify(records), 'config.xml': textConfig });
  const { code, stdout } = await lsimport(folder, [
    'convert',
    'min.json',
    '-l',
    'config.xml',
    '--to',
    'tasks-1.x',
    '-o',
    '-',
  ]);
  expect(code).toBe(EXIT.done);
  const tasks = JSON.parse(stdout) as { annotations?: unknown[] }[];
  expect(tasks.map(({ annotations }) => annotations?.length)).toEqual([1, undefined, undefined]);
});

// jq -c '.[]', a folder of exports, and one record a file.
describe('in other files than one list', () => {
  const records = [
    { id: 1, text: 'Hello', ...more, kind: { choices: ['one', 'two'] } },
    { id: 2, text: 'Bye', ...more, annotation_id: 8, kind: 'two' },
  ];
  const lists = records.map((record) => JSON.stringify([record]));
  const alone = records.map((record) => JSON.stringify(record));

  test.each<[string, Record<string, string>, string]>([
    ['JSON Lines', { 'in.jsonl': `${alone.join('\n\n')}\n` }, 'in.jsonl'],
    ['a folder of lists', { 'in/a.json': lists[0]!, 'in/b.json': lists[1]! }, 'in'],
    ['a folder of records', { 'in/a.json': alone[0]!, 'in/b.json': alone[1]! }, 'in'],
  ])('%s', async (_, files, input) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'c.xml': textConfig });
    for (const config of ['c.xml', 'auto']) {
      const args = ['convert', input, '-l', config, '--to', 'tasks-1.x'];
      const { stdout, stderr, code } = await lsimport(folder, args);
      expect(stderr).toContain('as a JSON-MIN export of Label Studio 1.x');
      expect(code).toBe(EXIT.done);
      expect(
        JSON.parse(stdout).map(({ data, annotations }: Made) => [data, annotations[0]!.result[0]!.value]),
      ).toEqual([
        [{ text: 'Hello' }, { choices: ['one', 'two'] }],
        [{ text: 'Bye' }, { choices: ['two'] }],
      ]);
    }
  });

  test('one record', async () => {
    const { stderr, completionsOf } = await init(alone[0]!, textConfig);
    expect(stderr).toContain('as a JSON-MIN export');
    expect(completionsOf(1)).toMatchObject([{ result: [{ value: { choices: ['one', 'two'] } }] }]);
  });
});

interface Made {
  data: object;
  annotations: { result: { value: object }[] }[];
}
