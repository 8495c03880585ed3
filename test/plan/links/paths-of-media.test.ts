import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { picture } from '../../formats/labelled/regions-of.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Dataset.to_json of datasets 2.21, after cast_column("audio", Audio(decode=False)), where the files were not embedded.
const sounds = [
  { audio: { bytes: null, path: 'a1.wav' }, sentence: 'hi there' },
  { audio: { path: 'a2.wav', sampling_rate: 16000 }, sentence: 'ho' },
];
const lines = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function convert(files: Record<string, string>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a1.wav': 'RIFF', 'in/a2.wav': 'RIFF', 'in/a.svg': picture, ...files });
  const more = ['--to', 'tasks-1.x', '-o', 't.json', '--write-config', 'c.xml', '--json'];
  const made = await lsimport(folder, ['convert', input, '-l', 'auto', ...args, ...more]);
  const { notes, diagnostics } = JSON.parse(made.stdout);
  const read = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
  const data = JSON.parse(read('t.json') || '[]').map((task: { data: unknown }) => task.data);
  return { notes: notes.join('\n') as string, diagnostics, data, xml: read('c.xml') };
}

const linked = sounds.map(({ audio, sentence }) => ({
  audio: `/data/local-files/?d=in/${audio.path}`,
  sentence,
}));

test.each([
  ['a line each', { 'in/x.jsonl': lines(sounds) }, 'in/x.jsonl'],
  ['a folder', { 'in/x.jsonl': lines(sounds) }, 'in'],
  ['a list', { 'in/x.json': JSON.stringify(sounds) }, 'in/x.json'],
  ['tasks', { 'in/x.json': JSON.stringify(sounds.map((data) => ({ data }))) }, 'in/x.json'],
])('sounds that are not decoded are linked to: %s', async (_, files, input) => {
  const { notes, diagnostics, data, xml } = await convert(files, input, '--document-root', '.');
  expect({ diagnostics, data }).toEqual({ diagnostics: [], data: linked });
  expect(xml).toContain('<Audio name="audio" value="$audio"');
  expect(notes).toContain(
    'The values of "audio" are objects with a "path", as datasets of Hugging Face write media that are not decoded; each becomes its path.',
  );
});

test('objects that have only a path are of no program', async () => {
  const files = { 'in/x.jsonl': lines([{ image: { path: 'a.svg' } }]) };
  const { data, notes } = await convert(files, 'in/x.jsonl', '--document-root', '.');
  expect(data).toEqual([{ image: '/data/local-files/?d=in/a.svg' }]);
  expect(notes).toContain('The values of "image" are objects with only a "path"; each becomes its path.');
});

test('images, for a label config', async () => {
  const files = {
    'in/x.jsonl': lines([{ image: { bytes: null, path: 'a.svg' }, file: { path: 'a.svg' } }]),
    'i.xml': '<View><Image name="i" value="$image"/><TextArea name="t" toName="i"/></View>',
  };
  const { data } = await convert(files, 'in/x.jsonl', '-l', 'i.xml', '--document-root', '.');
  expect(data).toEqual([{ image: '/data/local-files/?d=in/a.svg', file: { path: 'a.svg' } }]);
});

test('without a place for links they are the paths, which is a warning as for other paths', async () => {
  const { data, diagnostics } = await convert({ 'in/x.jsonl': lines(sounds) }, 'in/x.jsonl');
  expect(data).toEqual(sounds.map(({ audio, sentence }) => ({ audio: audio.path, sentence })));
  expect(diagnostics.map(({ code }: { code: string }) => code)).toContain('unsure-url');
});

test.each([{ path: 'a1.wav', bytes: 'UklGRg==' }, { path: 'a1.wav', size: 3 }, { path: 'somewhere' }])(
  'other objects stay as they are: %j',
  async (audio) => {
    const { data, notes } = await convert(
      { 'in/x.jsonl': lines([{ audio, sentence: 'hi there' }]) },
      'in/x.jsonl',
    );
    expect(data).toEqual([{ audio, sentence: 'hi there' }]);
    expect(notes).not.toContain('objects with a "path"');
  },
);
