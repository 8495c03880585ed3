import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Command, commands } from '../src/formats/other-tools/commands.ts';
import { outputFor, spareInput } from '../src/output-name.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

describe('the file that a printed command writes', () => {
  it.each([
    ['NEW.csv', 'data/a.csv', 'NEW.csv'],
    ['NEW.csv', 'NEW.csv', 'NEW2.csv'],
    ['NEW.csv', './data/NEW2.csv', 'NEW3.csv'],
    ['NEW.csv', 'NEW.csv.gz', 'NEW.csv'],
    ['NEW.csv', 'NEWS.csv', 'NEW.csv'],
    ['NEW.json', 'NEW.jsonl', 'NEW.json'],
    ['NEW', 'NEW', 'NEW2'],
    ['tasks.json', 'Tasks.JSON', 'NEW.json'],
    ['tasks.json', 'NEW.json', 'NEW2.json'],
    ['tasks.json', 'tasks2.json', 'tasks.json'],
  ])('for %s, of %s, is %s', (made, input, expected) => expect(outputFor(made, input)).toBe(expected));

  it('in a text is the one behind >, not what a program compares', () => {
    const text = 'awk \'NF > 4 && $1 > tasks.json2 {print > "x"}\' FILE > tasks.json, and import that';
    expect(spareInput(text, 'tasks.json')).toBe(text.replace('FILE > tasks.json', 'FILE > NEW.json'));
  });
});

it.each(Object.entries<Command>(commands).filter(([, { run }]) => / FILE[^']* > \w+\.\w+$/.test(run)))(
  'the command for %s spares its input',
  (_name, { run, makes }) => {
    expect(run).toContain(` > ${makes}`);
    expect(spareInput(run, makes!)).not.toContain(` > ${makes}`);
  },
);

const list = (...tasks: unknown[]) => JSON.stringify(tasks);
const text = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
const media =
  '<View><Audio name="t" value="$audio"/><Labels name="a" toName="t"><Label value="owl"/></Labels></View>';

/** Inputs called as the command for them calls what it writes. */
const inputs: [name: string, content: string | Buffer, made: string, config?: string, beside?: object][] = [
  ['NEW.csv', 'Time (s),owl\n1,2\n2,3\n3,4\n', 'NEW2.csv'],
  ['NEW.jsonl', '{"a b":"owl"}\n', 'NEW2.jsonl'],
  ['NEW.json', list({ 'a b': 'owl' }), 'NEW2.json'],
  ['NEW.csv', Buffer.from('text,note\ncaf\xe9,1\n', 'latin1'), 'NEW2.csv', text],
  ['NEW.csv', '| a | b |\n|---|---|\n| 1 | 2 |\n', 'NEW2.csv'],
  ['NEW.json', '[{"text":"a"} // owl\n]', 'NEW2.json', text],
  ['NEW.json', '[{"text":"a"},]', 'NEW2.json', text],
  ['NEW.json', '{"text":"a"} {"text":"b"}', 'NEW2.json', text],
  ['NEW.json', list({ data: ['a', 'b'] }), 'NEW2.json', text],
  ['NEW.jsonl', '{"data":[{"text":"a"}]}\n', 'NEW2.jsonl', text],
  ['NEW.jsonl', '{"data":"owl"}\n', 'NEW2.jsonl', text],
  ['NEW.srt', '1\n00:00:01,000 --> 00:00:02,000\n<i>owl</i>\n', 'NEW2.srt', media, { 'NEW.wav': 'RIFF' }],
  ['tasks.json', JSON.stringify({ status: 'ok', articles: [{ text: 'a' }, { text: 'b' }] }), 'NEW.json'],
  [
    'tasks.json',
    JSON.stringify({ 1: { data: { text: 'x' } }, 2: { data: { text: 'y' } } }),
    'NEW.json',
    text,
  ],
  [
    'fix.jsonl',
    '{"task":0,"file":"a.json","line":1,"diagnostics":[{"severity":"error"}],"original":"{}"}\n',
    'NEW.jsonl',
    text,
  ],
  [
    'spans.jsonl',
    `${JSON.stringify({ content: 'Ada', annotation: [{ label: ['PER'], points: [{ start: 0, end: 2, text: 'Ada' }] }], extras: null })}\n`,
    'NEW.jsonl',
  ],
  ['messages.txt', '12/31/23, 10:15 PM - Ana: Hi\nmore\n12/31/23, 10:16 PM - Bob: Yo\n', 'NEW.txt'],
];

describe('what a run prints spares its input', () => {
  it.each(inputs)('%s: %j', async (name, content, made, config, beside = {}) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: content, 'c.xml': config ?? '', ...beside });
    const args = ['check', name, '-l', config === undefined ? 'auto' : 'c.xml'];
    const { stdout, stderr } = await lsimport(folder, args);
    const said = stdout + stderr;
    const written = [...said.matchAll(/ > ([\w-]+\.[a-z]+)/g)].map(([, file]) => file);
    expect(said).toContain(name);
    expect(written, said).toContain(made);
    expect(written, said).not.toContain(name);
  });
});

/** Where commands stand that get their names when they are printed. */
const spared = /^src\/(?:diagnostics\/messages|formats\/other-tools)\//;

it('no other command writes a file whose name is set, whatever that of its input', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((name) => name.endsWith('.ts') && !spared.test(name) && !/\/usage\.ts$/.test(name))
    .flatMap((name) =>
      readFileSync(name, 'utf8')
        .split('\n')
        .filter(
          (line) =>
            /[^=] > (?:NEW\$|[A-Za-z]+\.(?:csv|tsv|jsonl?|txt|srt|conll|md)\b)/.test(line) &&
            !/^\s*(?:\*|\/\/)| FILE > |for f in|lsimport convert/.test(line),
        )
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
