import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What a run says of the same bytes by standard input and in a file, with a label config from the data. */
async function readAs(text: string, name: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const runs = [];
  for (const input of ['-', name]) {
    const stdin = Readable.from(input === '-' ? [Buffer.from(text)] : []);
    const { code, stdout, stderr } = await lsimport(folder, ['convert', input, '-l', 'auto', '-o', '-'], {
      stdin,
    });
    const format = /as (\S+), because/.exec(stderr)?.[1];
    runs.push({ code, format, tasks: code === 0 ? JSON.parse(stdout) : stderr });
  }
  return { piped: runs[0]!, named: runs[1]! };
}

interface Task {
  data: object;
  completions: { result: { value: { text: string; labels: string[] } }[] }[];
}

const spansOf = (tasks: Task[]) =>
  tasks.map(({ completions }) => completions[0]!.result.map(({ value }) => [value.text, ...value.labels]));

describe('labels by standard input are known by their content, as those in files are', () => {
  it.each([
    ['CoNLL', 'Ada\tNNP\tB-PER\nran\tV\tO\n\nBob\tN\tB-PER\n'],
    ['Universal NER', '# s\n1\tAda\tB-PER\t-\t-\n2\tran\tO\t-\tann\n\n1\tBob\tB-PER\t-\t-\n'],
    ['GermEval', '#\tx [2009]\n1\tAda\tB-PER\tO\n2\tran\tO\tO\n\n#\ty\n1\tBob\tB-PER\tO\n2\tran\tO\tO\n'],
  ])('%s', async (_name, text) => {
    for (const name of ['a.txt', 'a.tsv', 'a.csv', 'a.data', 'a']) {
      const { piped, named } = await readAs(text, name);
      expect(piped.format).toBe('conll');
      expect(named).toEqual(piped);
      expect(spansOf(piped.tasks)).toEqual([[['Ada', 'PER']], [['Bob', 'PER']]]);
    }
  });

  const conllu = (first: string, second: string) =>
    `# newdoc\n# text = Ada lived\n1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t_\t${first}\n2\tlived\tlive\tVERB\tVBD\t_\t0\troot\t_\t${second}\n\n`;

  it('CoNLL-U of one sentence', async () => {
    for (const name of ['a.txt', 'a.tsv']) {
      const { piped, named } = await readAs(conllu('name=B-PER', 'name=O|SpaceAfter=No'), name);
      expect(piped.format).toBe('conll');
      expect(named).toEqual(piped);
      expect(spansOf(piped.tasks)).toEqual([[['Ada', 'PER']]]);
    }
  });

  it('but not CoNLL-U without tags of names', async () => {
    const { named } = await readAs(conllu('_', 'SpaceAfter=No'), 'a.txt');
    expect(named.format).toBe('text');
  });
});

it('a list of URLs is none of texts for a space in the first', async () => {
  const { piped, named } = await readAs('https://x.org/a b.png\nhttps://x.org/c.png\n', 'u.txt');
  expect(piped.format).toBe('urls');
  expect(named).toEqual(piped);
  const texts = 'https://x.org/a.png is an owl\nhttps://x.org/b.png https://x.org/c.png\n';
  expect((await readAs(texts, 'u.txt')).named.format).toBe('text');
});

it('texts by standard input are no log: what they are is to be said', async () => {
  const { piped } = await readAs('It was night.\nThe owl slept.\n', 'a.txt');
  expect(piped.code).toBe(2);
  expect(piped.tasks).toContain('The format of <stdin> cannot be detected');
  expect(piped.tasks).toContain('--input-format text makes a task of each line');
});
