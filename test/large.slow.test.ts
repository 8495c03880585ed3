import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyPackage } from './support/package-copy.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from './support/temporary-folder.ts';

// Inputs several times as large as all the memory that JavaScript may use: what grows with the input fails here.
const HEAP = '--max-old-space-size=64';
const program = makeFolder();
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

/** Writes a file from pieces until it has so many bytes; how many pieces it took. */
function writeMany(
  path: string,
  bytes: number,
  start: string,
  piece: (i: number) => string,
  end: string,
): number {
  const file = openSync(path, 'w');
  let count = 0;
  let buffer = start;
  for (let size = 0; size < bytes; ) {
    const text = piece(count++);
    size += text.length;
    buffer += text;
    if (buffer.length > 1 << 20) {
      writeSync(file, buffer);
      buffer = '';
    }
  }
  writeSync(file, buffer + end);
  closeSync(file);
  return count;
}

/** The last bytes of a file. */
function tail(path: string, length: number): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, statSync(path).size - length);
  closeSync(file);
  return bytes.toString();
}

function importLarge(folder: string, ...args: string[]): string {
  const bin = join(program, 'bin/lsimport.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [HEAP, bin, 'init', 'p', ...args], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const grouped = (count: number) => count.toLocaleString('en-US');

it('60 MB of text, about a million lines', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  const line = (i: number) => `bird number ${i} sings in the tree outside of my window again\n`;
  const count = writeMany(join(folder, 't.txt'), 60_000_000, '', line, '');
  writeFiles(folder, {
    'c.xml': '<View><Text name="t" value="$t"/><TextArea name="note" toName="t"/></View>',
  });
  const said = importLarge(folder, '-i', 't.txt', '--input-format', 'text', '-l', 'c.xml');
  expect(said).toContain(`with ${grouped(count)} tasks`);
  const last = `"${count - 1}": {\n    "id": ${count - 1},\n    "data": {\n      "t": ${JSON.stringify(line(count - 1).trim())}\n    }\n  }\n}`;
  expect(tail(join(folder, 'p/tasks.json'), last.length)).toBe(last);
});

it('300 MB of JSON with predictions and ids that are in no order', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  const box = (i: number) => ({
    from_name: 'box',
    to_name: 'image',
    type: 'rectanglelabels',
    value: { x: i % 50, y: 1.5, width: 10, height: 20, rotation: 0, rectanglelabels: ['Bird'] },
  });
  const task = (i: number) =>
    `${JSON.stringify({
      id: (i * 7919) % 1_000_003,
      data: { image: `/data/${i}.jpg`, about: 'in the tree outside of my window '.repeat(20) },
      predictions: [{ score: 0.5, result: [box(i), box(i + 1), box(i + 2), box(i + 3)] }],
    })},\n`;
  const count =
    writeMany(
      join(folder, 't.json'),
      300_000_000,
      '[',
      task,
      '{"id": 2000000, "data": {"image": "/last.jpg"}}]',
    ) + 1;
  const config =
    '<View><Image name="image" value="$image"/><RectangleLabels name="box" toName="image"><Label value="Bird"/></RectangleLabels></View>';
  writeFiles(folder, { 'c.xml': config });
  const said = importLarge(folder, '-i', 't.json', '-l', 'c.xml');
  expect(said).toContain(`with ${grouped(count)} tasks`);
  const last = '"2000000": {\n    "id": 2000000,\n    "data": {\n      "image": "/last.jpg"\n    }\n  }\n}';
  expect(tail(join(folder, 'p/tasks.json'), last.length)).toBe(last);
});

it('20 MB of WebAnno TSV, three layers and relations in each of 20 documents', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  const type = 'de.tudarmstadt.ukp.dkpro.core.api';
  const layers = [
    `#T_SP=${type}.lexmorph.type.pos.POS|PosValue`,
    `#T_SP=${type}.segmentation.type.Lemma|value`,
    `#T_SP=${type}.ner.type.NamedEntity|value`,
    `#T_RL=${type}.syntax.type.dependency.Dependency|DependencyType|BT_${type}.lexmorph.type.pos.POS`,
  ];
  const start = `#FORMAT=WebAnno TSV 3.3\n${layers.join('\n')}\n\n\n`;
  // Each sentence has 29 characters, the last of which is the line break.
  const sentence = (i: number) => {
    const at = (from: number, to: number) => `${29 * i + from}-${29 * i + to}`;
    return `#Text=A small bird sings to Lisbon
${i + 1}-1\t${at(0, 1)}\tA\tDET\ta\t_\tdet\t${i + 1}-3
${i + 1}-2\t${at(2, 7)}\tsmall\tADJ\tsmall\t_\tamod\t${i + 1}-3
${i + 1}-3\t${at(8, 12)}\tbird\tNOUN\tbird\t_\tnsubj\t${i + 1}-4
${i + 1}-4\t${at(13, 18)}\tsings\tVERB\tsing\t_\troot\t${i + 1}-4
${i + 1}-5\t${at(19, 21)}\tto\tADP\tto\t_\tcase\t${i + 1}-6
${i + 1}-6\t${at(22, 28)}\tLisbon\tPROPN\tLisbon\tLOC\tobl\t${i + 1}-4

`;
  };
  mkdirSync(join(folder, 'in'));
  for (let i = 0; i < 20; i++) writeMany(join(folder, `in/${i}.tsv`), 1_000_000, start, sentence, '');
  const labels = ['DET', 'ADJ', 'NOUN', 'VERB', 'ADP', 'PROPN', 'LOC', 'a', 'small', 'bird', 'sing', 'to'];
  const tags = [...labels, 'Lisbon'].map((label) => `<Label value="${label}"/>`).join('');
  writeFiles(folder, {
    'c.xml': `<View><Text name="t" value="$t"/><Labels name="l" toName="t">${tags}</Labels></View>`,
  });
  const said = importLarge(folder, '-i', 'in', '--input-format', 'webanno-tsv', '-l', 'c.xml', '--quiet');
  expect(said).toBe('');
});
