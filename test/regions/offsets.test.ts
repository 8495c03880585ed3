import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Label Studio 1.23.2 stores 2..6 when "José" is marked in this text, 0.9.1 stores 3..7 (tried in both).
const text = '😀 José lives here';
const inUtf16 = { start: 3, end: 7 };
const inCodePoints = { start: 2, end: 6 };
const words = { text: 'José', labels: ['PER'] };

const config = `<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/></Labels>
  <Choices name="c" toName="t" perRegion="true"><Choice value="sure"/></Choices>
  <TextArea name="a" toName="t" perRegion="true"/></View>`;

type Value = Record<string, unknown>;
const region = (value: Value, id = 'r') => ({ id, from_name: 'l', to_name: 't', type: 'labels', value });
const predicted = (...values: Value[]) => ({
  data: { text },
  predictions: [{ result: values.map((value, i) => region(value, `r${i}`)) }],
});
/** A task as Label Studio 1.x exports it. */
const exported = (...values: Value[]) => ({
  id: 7,
  inner_id: 1,
  total_annotations: 1,
  data: { text },
  annotations: [{ id: 3, result: values.map((value, i) => region(value, `r${i}`)), lead_time: 1 }],
});

async function run(tasks: object | string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in.json': typeof tasks === 'string' ? tasks : JSON.stringify(tasks),
    'config.xml': config,
  });
  return { folder, ...(await lsimport(folder, args)) };
}

interface Entry {
  result: { value: Value }[];
}
interface Task {
  predictions?: Entry[];
  annotations?: Entry[];
  completions?: Entry[];
}
/** The offsets of all spans of a task. */
function offsetsOf({ predictions = [], annotations = [], completions = [] }: Task): unknown[] {
  return [...predictions, ...annotations, ...completions].flatMap(({ result }) =>
    result.map(({ value: { start, end } }) => ({ start, end })),
  );
}

async function convert(tasks: object | string, to: string, ...more: string[]) {
  const ending = await run(
    tasks,
    'convert',
    'in.json',
    '-l',
    'config.xml',
    '--to',
    to,
    '-o',
    'out.json',
    ...more,
  );
  if (ending.code !== EXIT.done) throw new Error(ending.stderr);
  const written = readFileSync(join(ending.folder, 'out.json'), 'utf8');
  return { ...ending, written, offsets: (JSON.parse(written) as Task[]).map(offsetsOf) };
}

async function init(tasks: object | string, ...more: string[]) {
  const ending = await run(tasks, 'init', 'p', '-i', 'in.json', '-l', 'config.xml', ...more);
  const project = join(ending.folder, 'p');
  return {
    ...ending,
    project,
    offsets: (readTasks(project) as Task[]).map(offsetsOf),
  };
}

async function codes(tasks: object, ...more: string[]): Promise<string[]> {
  const { stdout } = await run(tasks, 'check', '-i', 'in.json', '-l', 'config.xml', '--json', ...more);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; task: number; path: string }[];
  };
  return diagnostics.map(({ code, task, path }) => `${task} ${path} ${code}`);
}

const both = [predicted({ ...inUtf16, ...words }), predicted({ ...inCodePoints, ...words })];

describe('the words of a span tell what its offsets count', () => {
  test('convert --to tasks-1.x writes code points, and says how many it converted', async () => {
    const { offsets, stdout } = await convert(both, 'tasks-1.x');
    expect(offsets).toEqual([[inCodePoints], [inCodePoints]]);
    expect(stdout).toContain('\n  converted to code points: the offsets of 1 span\n');
  });

  test('init writes UTF-16 units, and says that 1.x shows them elsewhere', async () => {
    const { offsets, stdout } = await init(both);
    expect(offsets).toEqual([[inUtf16], [inUtf16]]);
    expect(stdout).toContain('\n  converted to UTF-16 units: the offsets of 1 span\n');
    expect(stdout).toContain(
      '\n  2 spans after emoji have offsets for Label Studio 0.9; for 1.x, use --links 1.x or lsimport export\n',
    );
  });

  test('init writes code points when its links are for 1.x, and export leaves them', async () => {
    const { offsets, project, folder, stdout } = await init(both, '--links', '1.x');
    expect(offsets).toEqual([[inCodePoints], [inCodePoints]]);
    expect(stdout).toContain('\n  2 spans after emoji have offsets for Label Studio 1.x, not for 0.9\n');
    expect(JSON.parse(readFileSync(join(project, 'config.json'), 'utf8'))).toHaveProperty('lsimport');
    await lsimport(folder, ['export', 'p', '-o', 'out.json']);
    const tasks = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Task[];
    expect(tasks.map(offsetsOf)).toEqual([[inCodePoints], [inCodePoints]]);
  });

  test('other forms leave them as they are and say that the two Label Studios differ', async () => {
    const { offsets, stdout } = await convert(both, 'tasks');
    expect(offsets).toEqual([[inUtf16], [inCodePoints]]);
    expect(stdout + (await convert(both, 'tasks')).stderr).toContain('span-in-utf16');
    expect((await convert(both, 'tasks', '--links', '0.9')).offsets).toEqual([[inUtf16], [inUtf16]]);
  });

  test('--compat 0.9 leaves them as they are', async () => {
    const { offsets, stderr } = await init(both, '--compat', '0.9');
    expect(offsets).toEqual([[inUtf16], [inCodePoints]]);
    expect(stderr).toContain('warning[span-in-code-points]');
    expect(stderr).not.toContain('span-in-utf16');
  });

  test('all other bytes stay', async () => {
    const given = `[{"data":{"text":"\\ud83d\\ude00 José","n":1.10,"big":12345678901234567890},"predictions":[{"score":0.50,"result":[
      {"from_name":"l","to_name":"t","type":"labels","meta":{"x":[1e2]},"value":{"end":"7","labels":["PER"],"start": 3,"text":"José","x":7}}]}]}]`;
    const { written } = await convert(given, 'tasks-1.x');
    expect(written).toBe(
      '[\n{"data":{"text":"\\ud83d\\ude00 Jos\\u00e9","n":1.10,"big":12345678901234567890},"predictions":[{"score":0.50,"result":[' +
        '{"from_name":"l","to_name":"t","type":"labels","meta":{"x":[1e2]},"value":{"end":"6","labels":["PER"],"start":2,"text":"Jos\\u00e9","x":7}}]}]}\n]\n',
    );
  });

  test('digits are added and taken in many spans at once', async () => {
    const long = `${'😀'.repeat(60)}ab`;
    const spans = (factor: number) =>
      Array.from({ length: 61 }, (_, i) => ({ start: i * factor, end: 60 * factor + 2 }));
    const task = (factor: number) => ({
      data: { text: long },
      predictions: [
        {
          result: spans(factor).map(({ start, end }, i) =>
            region({ start, end, text: [...long].slice(i).join(''), labels: ['PER'] }, `${i}`),
          ),
        },
      ],
    });
    expect((await convert([task(2)], 'tasks-1.x')).offsets).toEqual([spans(1)]);
    expect((await init([task(1)])).offsets).toEqual([spans(2)]);
  });

  test('answers about a region follow it, and so do others of its result', async () => {
    const answers = [
      region({ ...inUtf16, ...words }),
      { ...region({ ...inUtf16, choices: ['sure'] }), from_name: 'c', type: 'choices' },
      { ...region({ ...inUtf16, text: ['a name'] }), from_name: 'a', type: 'textarea' },
      region({ start: 8, end: 13, labels: ['PER'] }, 's'),
    ];
    const { offsets, stderr } = await convert(
      [{ data: { text }, predictions: [{ result: answers }] }],
      'tasks-1.x',
    );
    expect(offsets).toEqual([[inCodePoints, inCodePoints, inCodePoints, { start: 7, end: 12 }]]);
    expect(stderr).not.toContain('warning');
  });

  test.each([
    ['in UTF-16 units', inUtf16],
    ['in code points', inCodePoints],
  ])('without a label config too: %s', async (_, given) => {
    const ending = await run(
      [predicted({ ...given, ...words })],
      'convert',
      'in.json',
      '--to',
      'tasks-1.x',
      '-o',
      'out.json',
    );
    const written = JSON.parse(readFileSync(join(ending.folder, 'out.json'), 'utf8')) as Task[];
    expect(written.map(offsetsOf)).toEqual([[inCodePoints]]);
  });
});

describe('check says what would be shown elsewhere', () => {
  const at = '/predictions/0/result/0/value';
  test.each([
    [['--server', '1.x'], [`0 ${at} span-in-utf16`]],
    [['--server', '0.9'], [`1 ${at} span-in-code-points`]],
    [['--links', '1.x'], [`0 ${at} span-in-utf16`]],
    [[], [`0 ${at} span-in-utf16`, `1 ${at} span-in-code-points`]],
  ])('%j', async (more, expected) => {
    expect(await codes(both, ...more)).toEqual(expected);
  });

  test('and names the words', async () => {
    const { stdout, stderr } = await run(
      both,
      'check',
      '-i',
      'in.json',
      '-l',
      'config.xml',
      '--server',
      '1.x',
    );
    expect(stdout + stderr).toContain('3 to 7 is "José"');
    expect(stdout + stderr).toContain('would mark "osé "');
  });
});

describe('where nothing tells what offsets count', () => {
  const silent = { start: 3, end: 7, labels: ['PER'] };
  const fitsBoth = { start: 2, end: 4, text: 'aa', labels: ['PER'] };

  test.each([
    ['no words', [predicted(silent)]],
    ['words that stand in both places', [{ ...predicted(fitsBoth), data: { text: '😀aaaaaa' } }]],
  ])('%s: this is said, and they stay', async (_, tasks) => {
    const expected = ['0 /predictions/0/result/0/value span-unit-unknown'];
    for (const more of [[], ['--server', '1.x'], ['--server', '0.9']])
      expect(await codes(tasks, ...more)).toEqual(expected);
    const { offsets, stderr } = await convert(tasks, 'tasks-1.x');
    expect(offsets).toEqual(tasks.map(offsetsOf));
    expect(stderr).toContain('warning[span-unit-unknown]');
    expect((await init(tasks)).offsets).toEqual(tasks.map(offsetsOf));
  });

  test('words that stand in neither place are other words', async () => {
    const tasks = [predicted({ ...inUtf16, ...words, text: 'Anna' })];
    expect(await codes(tasks)).toEqual(['0 /predictions/0/result/0/value/text span-text-differs']);
    expect((await convert(tasks, 'tasks-1.x')).offsets).toEqual([[inUtf16]]);
  });

  test('an end that only UTF-16 units reach, and half a character', async () => {
    const tasks = [
      predicted({ start: 13, end: 18, labels: ['PER'] }),
      predicted({ start: 0, end: 1, labels: ['PER'] }),
    ];
    const { offsets, stderr } = await convert(tasks, 'tasks-1.x');
    expect(offsets).toEqual([[{ start: 12, end: 17 }], [{ start: 0, end: 1 }]]);
    expect(stderr).not.toContain('span-unit-unknown');
  });

  test('nothing is said of a span before such a character, or of a text without one', async () => {
    const tasks = [
      { ...predicted({ start: 0, end: 4, labels: ['PER'] }), data: { text: 'José 😀' } },
      { ...predicted({ start: 0, end: 4, labels: ['PER'] }), data: { text: 'José é 日本' } },
    ];
    expect(await codes(tasks)).toEqual([]);
  });
});

describe('formats that know what their offsets count', () => {
  test('an export of 1.x: code points', async () => {
    const tasks = [exported({ ...inCodePoints, ...words }, { start: 7, end: 12, labels: ['PER'] })];
    const right = [[inCodePoints, { start: 7, end: 12 }]];
    const { offsets, stdout } = await convert(tasks, 'tasks-1.x');
    expect(offsets).toEqual(right);
    expect(stdout).not.toContain('converted to');
    expect(await codes(tasks, '--server', '1.x')).not.toContainEqual(expect.stringContaining('span-'));
    const { project } = await init(tasks);
    const work = JSON.parse(readFileSync(join(project, 'completions/7.json'), 'utf8')) as Task;
    expect(offsetsOf(work)).toEqual([inUtf16, { start: 8, end: 13 }]);
  });

  test('completions before annotations in the file of finished work', async () => {
    const result = [region({ ...inCodePoints, ...words })];
    const tasks = [{ ...exported({ ...inCodePoints, ...words }), completions: [{ result: [] }, { result }] }];
    const { project } = await init(tasks);
    const work = JSON.parse(readFileSync(join(project, 'completions/7.json'), 'utf8')) as Task;
    expect(offsetsOf(work)).toEqual([inUtf16, inUtf16]);
  });

  test('JSON-MIN: code points', async () => {
    const record = {
      text,
      id: 1,
      l: [{ ...inCodePoints, labels: ['PER'] }],
      annotator: 1,
      annotation_id: 2,
      lead_time: 1,
    };
    const folder = temporaryFolder();
    writeFiles(folder, {
      'in.json': JSON.stringify([record]),
      'config.xml': config.replace(/<Choices.*?Choices>|<TextArea[^>]*>/gs, ''),
    });
    await lsimport(folder, ['init', 'p', '-i', 'in.json', '-l', 'config.xml']);
    expect(offsetsOf(JSON.parse(readFileSync(join(folder, 'p/completions/1.json'), 'utf8')) as Task)).toEqual(
      [inUtf16],
    );
    await lsimport(folder, ['convert', 'in.json', '-l', 'config.xml', '--to', 'tasks-1.x', '-o', 'out.json']);
    expect((JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Task[]).map(offsetsOf)).toEqual([
      [inCodePoints],
    ]);
  });

  test('CoNLL: whatever is asked for', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'e.conll': '😀\tO\nJosé\tB-PER\nlives\tO\n' });
    const input = ['-l', 'auto', '--input-format', 'conll'];
    const offsets = async (...args: string[]) => {
      const ending = await lsimport(folder, [
        'convert',
        'e.conll',
        ...input,
        ...args,
        '--force',
        '-o',
        'out.json',
      ]);
      return [
        offsetsOf((JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Task[])[0]!)[0],
        ending.stdout,
      ];
    };
    // The input has no offsets that could have been converted.
    const nothingSaid = expect.not.stringContaining('span');
    expect(await offsets('--to', 'tasks-1.x')).toEqual([inCodePoints, nothingSaid]);
    const said =
      '\n  1 span after emoji has offsets that only one Label Studio shows right; for 1.x, use --to tasks-1.x\n';
    expect(await offsets()).toEqual([inUtf16, expect.stringContaining(said)]);
    expect(await offsets('--links', '1.x')).toEqual([inCodePoints, nothingSaid]);
    const { stdout } = await lsimport(folder, ['check', '-i', 'e.conll', ...input]);
    expect(stdout).toContain('no problems found');
  });
});

test('spans in dialogues and pages stay as they are', async () => {
  const folder = temporaryFolder();
  const place = { startOffset: 3, endOffset: 7 };
  const task = {
    data: { d: [{ author: 'A', text }], h: `<p>${text}</p>` },
    predictions: [
      {
        result: [
          {
            id: '1',
            from_name: 'p',
            to_name: 'd',
            type: 'paragraphlabels',
            value: { start: '0', end: '0', ...place, text: 'José', paragraphlabels: ['PER'] },
          },
          {
            id: '2',
            from_name: 'l',
            to_name: 'h',
            type: 'hypertextlabels',
            value: {
              start: '/p[1]/text()[1]',
              end: '/p[1]/text()[1]',
              ...place,
              globalOffsets: inUtf16,
              text: 'José',
              hypertextlabels: ['PER'],
            },
          },
        ],
      },
    ],
  };
  writeFiles(folder, {
    'in.json': JSON.stringify([task]),
    'config.xml':
      '<View><Paragraphs name="d" value="$d"/><ParagraphLabels name="p" toName="d"><Label value="PER"/></ParagraphLabels><HyperText name="h" value="$h"/><HyperTextLabels name="l" toName="h"><Label value="PER"/></HyperTextLabels></View>',
  });
  const { stderr, stdout } = await lsimport(folder, [
    'convert',
    'in.json',
    '-l',
    'config.xml',
    '--to',
    'tasks-1.x',
    '-o',
    'out.json',
  ]);
  expect(stderr + stdout).not.toContain('span');
  expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toEqual([task]);
});

test('export writes code points for what was done in a project of 0.9', async () => {
  const folder = temporaryFolder();
  const project = join(folder, 'p');
  mkdirSync(join(project, 'completions'), { recursive: true });
  const task = { id: 1, ...predicted({ ...inUtf16, labels: ['PER'] }) };
  const work = { ...task, completions: [{ id: 1001, result: [region({ ...inUtf16, ...words })] }] };
  writeFileSync(join(project, 'tasks.json'), JSON.stringify({ 1: task }));
  writeFileSync(join(project, 'completions/1.json'), JSON.stringify(work));
  writeFileSync(join(project, 'config.xml'), config);
  const { stdout } = await lsimport(folder, ['export', 'p', '-o', 'out.json']);
  expect(stdout).toContain('\n  converted to code points: the offsets of 2 spans\n');
  const tasks = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Task[];
  expect(tasks.map(offsetsOf)).toEqual([[inCodePoints, inCodePoints]]);
});
