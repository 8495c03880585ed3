import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const image = readFileSync('fixtures/media/plain.png');

async function check(files: Record<string, string | Buffer>, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', ...options]);
  return { code, said: stderr + stdout };
}

test.each<[string, Record<string, string | Buffer>]>([
  ['numbers', { 'in/a.png': image, 'in/b.png': image, 'in/a.dat': '12 40 80 96 door\n' }],
  ['the name with its ending', { 'in/a.png': image, 'in/labels/a.png.ann1': '1 2 3 4\n' }],
  ['arrays', { 'in/a.png': image, 'in/landmarks/a.mat': Buffer.from([0, 1, 0xff]) }],
  ['lines of a sound', { 'in/a.wav': 'RIFF', 'in/a.seg': '0.5 1.2 car\n' }],
])('%s beside media that are named so', async (_, files) => {
  const { code, said } = await check(files);
  const [example = ''] = Object.keys(files).slice(-1);
  expect(said).toContain('warning[labels-beside-media]');
  expect(said).toContain(example);
  expect(said).toContain(`Files that end in .${example.split('.').at(-1)} have the names of the media`);
  expect(said).not.toContain('no problems found');
  expect(code).toBe(0);
  const format = said.includes('audio-dir') ? 'audio-dir' : 'image-dir';
  expect((await check(files, '--input-format', format)).said).not.toContain('labels-beside-media');
  expect((await check(files, '--exclude', '**/*a*.{dat,ann1,mat,seg}')).said).not.toContain(
    'labels-beside-media',
  );
});

test.each<[string, Record<string, string | Buffer>]>([
  ['settings', { 'in/a.png': image, 'in/a.xmp': '<x:xmpmeta xmptk="5">' }],
  ['settings of a game engine', { 'in/a.png': image, 'in/a.png.meta': 'guid: 12\n' }],
  ['where it was taken', { 'in/a.png': image, 'in/a.gpx': '<gpx version="1.1">' }],
  ['where a map lies', { 'in/a.png': image, 'in/a.pnw': '0.5\n0\n' }],
  ['who may use it', { 'in/a.png': image, 'in/a.png.license': '2020 Ada\n' }],
  ['what it is drawn from', { 'in/a.png': image, 'in/a.puml': '@startuml\nAda -> Bob: 1\n' }],
  ['one file among many', { 'in/a.png': image, 'in/b.png': image, 'in/c.png': image, 'in/a.dat': '1 2' }],
  ['other names', { 'in/a.png': image, 'in/list.dat': '1 2' }],
  ['words', { 'in/a.png': image, 'in/a.dat': 'a door\n' }],
  ['what is no text', { 'in/a.png': image, 'in/a.nef': Buffer.from([0x4d, 0, 0xff, 0x31]) }],
  ['another medium', { 'in/a.png': image, 'in/a.jpg': image }],
])('but not %s', async (_, files) => {
  expect((await check(files)).said).not.toContain('labels-beside-media');
});
