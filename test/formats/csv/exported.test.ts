import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Node, parseLossless } from '../../../src/json/parse-lossless.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** As convert_to_csv of label-studio-sdk 2.1.2 wrote them. */
const spans = `"annotation_id","annotator","created_at","id","label","lead_time","text","updated_at"
10,"a@example.com","2024-01-01T00:00:00Z",1,"[{""start"":0,""end"":3,""text"":""Zoë"",""labels"":[""PER""]},{""start"":14,""end"":20,""text"":""Zürich"",""labels"":[""LOC""]}]",2.5,"Zoë 😀 visited Zürich","2024-01-01T00:00:00Z"
11,"a@example.com","2024-01-01T00:00:00Z",2,"",2.5,"nothing","2024-01-01T00:00:00Z"
`;
const named = `"_data_text","annotation_id","annotator","created_at","id","lead_time","r","text","updated_at"
"line
""two""",10,"a@example.com","2024-01-01T00:00:00Z",1,2.5,"[{""rating"":4}]","one","2024-01-01T00:00:00Z"
`;
const boxes = `"annotation_id","annotator","b","c","created_at","id","image","lead_time","n","updated_at"
10,"a@example.com","[{""x"":1.5,""y"":2,""width"":3,""height"":4,""rotation"":0,""rectanglelabels"":[""Cat""],""original_width"":10,""original_height"":20}]","{""choices"":[""x"",""[y""]}","2024-01-01T00:00:00Z",1,"https://e.com/1.png",2.5,3,"2024-01-01T00:00:00Z"
11,"a@example.com","","[y","2024-01-01T00:00:00Z",2,"https://e.com/2.png",2.5,"","2024-01-01T00:00:00Z"
`;
const spansConfig =
  '<View><Text name="text" value="$text"/><Labels name="label" toName="text"><Label value="PER"/><Label value="LOC"/></Labels></View>';

interface Task {
  data: Record<string, string>;
  annotations?: { result: { from_name: string; value: object }[] }[];
}

async function convert(csv: string, config: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'result.csv': csv, 'c.xml': config });
  const more = ['-l', config === 'auto' ? 'auto' : 'c.xml', '--to', 'tasks-1.x', '-o', 't.json', '--json'];
  const { code, stdout } = await lsimport(folder, ['convert', 'result.csv', ...more, ...args]);
  const { notes, diagnostics } = JSON.parse(stdout);
  const tasks: Task[] = code === 0 ? JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) : [];
  const found = tasks.map(({ data, annotations }) => [
    data,
    annotations?.[0]?.result.map(({ from_name, value }) => [from_name, value]),
  ]);
  return { code, notes: (notes ?? []).join('\n'), diagnostics, found };
}

describe('a CSV export of Label Studio 1.x comes back with its labels', () => {
  test('spans of texts', async () => {
    const { found, notes } = await convert(spans, spansConfig);
    expect(notes).toContain('leaves out relations and cancelled annotations');
    expect(found).toEqual([
      [
        { text: 'Zoë 😀 visited Zürich' },
        [
          ['label', { start: 0, end: 3, text: 'Zoë', labels: ['PER'] }],
          ['label', { start: 14, end: 20, text: 'Zürich', labels: ['LOC'] }],
        ],
      ],
      [{ text: 'nothing' }, []],
    ]);
  });

  // An export without created_at, and a region that nobody gave a label to.
  test.each([
    ['lead_time', '2.5'],
    ['created_at', '2024-01-01T00:00:00Z'],
  ])('a region without labels is a warning, also with %s alone', async (name, value) => {
    const region = '"[{""start"":0,""end"":3,""text"":""Zoë""}]"';
    const rest = name === 'lead_time' ? '' : ',lead_time';
    const csv = `annotation_id,annotator,id,label,text,${name}${rest}\n10,1,1,${region},Zoë,${value}${rest && ','}\n`;
    const { found, diagnostics } = await convert(csv, spansConfig);
    expect(diagnostics).toMatchObject([{ code: 'region-without-label', severity: 'warning' }]);
    expect(found).toEqual([[{ text: 'Zoë' }, [['label', { start: 0, end: 3, text: 'Zoë' }]]]]);
  });

  // csv2.py writes the data of a task over the number that Label Studio gave it.
  test('the data key "id", when it is not a number', async () => {
    const { found } = await convert(spans.replace('Z",2,"",', 'Z","X2","",'), spansConfig);
    expect(found.map(([data]) => data)).toEqual([
      { text: 'Zoë 😀 visited Zürich' },
      { text: 'nothing', id: 'X2' },
    ]);
  });

  test('a data key with the name of a control tag', async () => {
    const config =
      '<View><Text name="t" value="$text"/><TextArea name="text" toName="t"/><Rating name="r" toName="t"/></View>';
    const { found } = await convert(named, config);
    expect(found).toEqual([
      [
        { text: 'line\n"two"' },
        [
          ['r', { rating: 4 }],
          ['text', { text: ['one'] }],
        ],
      ],
    ]);
  });

  test('boxes, and one or more choices', async () => {
    const config =
      '<View><Image name="i" value="$image"/><RectangleLabels name="b" toName="i"><Label value="Cat"/></RectangleLabels><Choices name="c" toName="i" choice="multiple"><Choice value="x"/><Choice value="[y"/></Choices></View>';
    const { found } = await convert(boxes, config);
    expect(found).toEqual([
      [
        { image: 'https://e.com/1.png', n: '3' },
        [
          ['b', { x: 1.5, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['Cat'] }],
          ['c', { choices: ['x', '[y'] }],
        ],
      ],
      [{ image: 'https://e.com/2.png', n: '' }, [['c', { choices: ['[y'] }]]],
    ]);
  });
});

test('a value that its control tag cannot have is found in its cell', async () => {
  const wrong = spans.replace(/"\[\{.*?\]",2.5/, '"PER",2.5');
  const { code, diagnostics } = await convert(wrong, spansConfig);
  expect(code).toBe(1);
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'json-min-value', file: 'result.csv', line: 2, column: 45 }),
  ]);
});

test.each([['tasks'], ['jsonl'], ['tasks-1.x'], ['project']])(
  'a task has its id and its annotations once: %s',
  async (to) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'result.csv': spans, 'c.xml': spansConfig });
    const inputs = ['-i', 'result.csv', '-l', 'c.xml'];
    await lsimport(
      folder,
      to === 'project' ? ['init', 'out', ...inputs] : ['convert', ...inputs, '--to', to, '-o', 'out'],
    );
    const written = readFileSync(join(folder, to === 'project' ? 'out/tasks.json' : 'out'), 'utf8');
    expect(repeatedMembers(parseLossless(written.replace(/^(\{.*)\n(\{.*)\n$/, '[$1,$2]')))).toEqual([]);
  },
);

function repeatedMembers(node: Node): string[] {
  if (node.kind === 'array') return node.items.flatMap(repeatedMembers);
  if (node.kind !== 'object') return [];
  const keys = node.members.map(({ key }) => key);
  const own = keys.filter((key, i) => keys.indexOf(key) !== i);
  return [...own, ...node.members.flatMap(({ value }) => repeatedMembers(value))];
}

test('a finding about a result is at its cell', async () => {
  const { diagnostics } = await convert(spans, spansConfig.replace('LOC', 'GPE'));
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'unknown-label', file: 'result.csv', line: 2, column: 45 }),
  ]);
});

test.each([
  ['spans of texts', spans, [['label', { start: 0, end: 3, text: 'Zo\u00eb', labels: ['PER'] }]]],
  [
    'boxes, and several choices',
    boxes,
    [
      ['b', expect.objectContaining({ x: 1.5, rectanglelabels: ['Cat'] })],
      ['c', { choices: ['x', '[y'] }],
    ],
  ],
])('-l auto takes what can only be results: %s', async (_, csv, wanted) => {
  const { code, found } = await convert(csv, 'auto');
  expect(code).toBe(0);
  expect(found[0]![1]).toEqual(expect.arrayContaining(wanted));
});

/** As convert_to_csv of label-studio-sdk 2.1.2 writes the columns: by their names. */
const several = (rows: string[]) =>
  ['annotation_id,annotator,created_at,id,lead_time,label,note,text,url,updated_at', ...rows].join('\n');
const row = (n: number, label: string, note: string, text: string) =>
  `${n},1,2024-01-01T00:00:00Z,${n},2.5,"${label}",${note},${text},https://e.com/${n},2024-01-01T00:00:00Z`;

describe('-l auto with several data keys that can be labeled', () => {
  const written = async (rows: string[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'result.csv': several(rows) });
    const args = ['convert', 'result.csv', '-l', 'auto', '-o', 't.json', '--write-config', 'c.xml', '--json'];
    const { stdout } = await lsimport(folder, args);
    const config = readFileSync(join(folder, 'c.xml'), 'utf8');
    const { notes } = JSON.parse(stdout) as { notes: string[] };
    return { toName: /name="label" toName="([^"]*)"/.exec(config)?.[1], notes: notes.join('\n') };
  };

  test('choices are about the longest text in all rows, which is said', async () => {
    const rows = [
      row(1, 'Good', 'a first note', 'short'),
      row(2, 'Bad', '', 'a text that is longer than all of the notes'),
      row(3, 'Good', 'another note', ''),
    ];
    expect(await written(rows)).toEqual({
      toName: 'text',
      notes: expect.stringContaining(
        'does not say what "label" is about; the label config takes "text", not "note".',
      ),
    });
  });

  test('spans are about the text that has their words at their place', async () => {
    const span = '[{""start"":6,""end"":9,""text"":""Zoë"",""labels"":[""PER""]}]';
    const rows = [
      row(1, span, 'Zoë wrote this note that is longer than the text', 'Hello Zoë'),
      row(2, span, '', '😀 and Zoë'),
    ];
    expect(await written(rows)).toEqual({ toName: 'text', notes: expect.not.stringContaining('is about') });
  });
});

/** As convert_to_csv of label-studio-sdk 2.1.2 writes data that are lists and objects: json.dumps of them. */
describe('data that are lists or objects come back as such', () => {
  const row = (data: string, control: string) =>
    `"annotation_id","annotator","created_at","d","id","lead_time","c","updated_at"\n10,"1","2024-01-01T00:00:00Z","${data.replaceAll('"', '""')}",1,3.5,"${control}","2024-01-01T00:00:00Z"\n`;
  const choices = '<Choices name="c" toName="o"><Choice value="ok"/></Choices>';
  test.each([
    [
      '<Paragraphs name="o" value="$d" layout="dialogue" nameKey="author" textKey="text"/>',
      [{ author: 'A', text: 'Hi' }],
    ],
    ['<List name="o" value="$d"/><Ranker name="r" toName="o"/>', [{ id: '1', title: 'a', body: 'b' }]],
    ['<Image name="o" valueList="$d"/>', ['https://e.com/1.png', 'https://e.com/2.png']],
    [
      '<TimeSeries name="o" value="$d" valueType="json" timeColumn="time"><Channel column="v"/></TimeSeries>',
      { time: [0, 1], v: [1, 2] },
    ],
  ])('%s', async (object, data) => {
    const { code, diagnostics, found } = await convert(
      row(JSON.stringify(data), 'ok'),
      `<View>${object}${choices}</View>`,
    );
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
    expect(found).toEqual([[{ d: data }, [['c', { choices: ['ok'] }]]]]);
  });

  test('but a text that looks like JSON stays one', async () => {
    const { found } = await convert(row('["a"]', 'ok'), `<View><Text name="o" value="$d"/>${choices}</View>`);
    expect(found).toEqual([[{ d: '["a"]' }, [['c', { choices: ['ok'] }]]]]);
  });

  test('and an address stays one', async () => {
    const config = `<View><Paragraphs name="o" value="$d" valueType="url" layout="none"/>${choices}</View>`;
    const { found } = await convert(row('https://e.com/1.json', 'ok'), config);
    expect(found).toEqual([[{ d: 'https://e.com/1.json' }, [['c', { choices: ['ok'] }]]]]);
  });
});

test('boxes on images of a list stay data, as the export has no item_index', async () => {
  const config =
    '<View><Image name="i" valueList="$image"/><RectangleLabels name="b" toName="i"><Label value="Cat"/></RectangleLabels></View>';
  const { code, notes, found } = await convert(boxes, config);
  expect(code).toBe(0);
  expect(notes).toContain('control tag "b": it labels images of a list');
  expect(found.every(([, results]) => results === undefined)).toBe(true);
});

test.each([
  ['auto', 'no column has the name of a control tag'],
  [spansConfig.replace('name="label"', 'name="other"'), 'no column has the name of a control tag'],
])('labels that stay data are noted', async (config, why) => {
  const { code, notes } = await convert(config === 'auto' ? named : spans, config);
  expect({ code, notes }).toEqual({ code: 0, notes: expect.stringContaining(why) });
});

test('an id that no double holds is said, and not kept', async () => {
  const csv = `text,id,c,annotator,annotation_id,created_at,updated_at,lead_time
b,9007199254740993,B,1,9,2024-01-01T00:00:00Z,,2.1
`;
  const config =
    '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="B"/></Choices></View>';
  const folder = temporaryFolder();
  writeFiles(folder, { 'result.csv': csv, 'c.xml': config });
  const { code, stderr } = await lsimport(folder, ['convert', 'result.csv', '-l', 'c.xml', '-o', '-']);
  expect(code).toBe(0);
  expect(stderr).toContain('warning[id-not-kept]');
});
