import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-files.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Made with ffmpeg and sox; Chromium plays those in "played" and none of the others, in <audio> and with decodeAudioData.
const sounds = join(packageRoot, 'fixtures/unplayed-sounds');
const played = readdirSync(join(sounds, 'played'));

interface Found {
  code: string;
  message: string;
}

async function check(files: Record<string, string>, ...args: string[]): Promise<Found[]> {
  const folder = temporaryFolder();
  cpSync(sounds, join(folder, 'in'), { recursive: true });
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', ...args, '--json']);
  return JSON.parse(stdout).diagnostics;
}

test('sounds that browsers do not play are named, with what they are', async () => {
  const found = await check({});
  expect(found.every(({ code }) => code === 'sound-not-played')).toBe(true);
  expect(
    found.map(({ message }) => /^The file "in\/(.*), which most browsers do not play\.$/.exec(message)?.[1]),
  ).toEqual([
    'ac3.m4a" is an MP4 recording in AC-3',
    'adpcm-ima.wav" is a WAV recording in IMA ADPCM',
    'adpcm-ms.wav" is a WAV recording in ADPCM of Microsoft',
    'aiff.wav" is an AIFF recording',
    'alac.m4a" is an MP4 recording in Apple Lossless (ALAC)',
    'amr.wav" is an AMR recording',
    'au.wav" is an AU recording',
    'caf.wav" is a CAF recording',
    'float64.wav" is a WAV recording with samples of 64 bits',
    'g722.wav" is a WAV recording in G.722',
    'gsm.wav" is a WAV recording in GSM 6.10',
    'speex.ogg" is an Ogg recording in Speex',
    'sphere.wav" is a NIST SPHERE recording',
    'wave64.wav" is a Wave64 recording',
    'wma.mp3" is a Windows Media recording',
  ]);
}, 60_000);

test.each([
  ['labels', 'audio,start,end,label\n', ',0,0.001,dog\n', 'audio-csv'],
  ['a column of a table', 'audio,label\n', ',dog\n', 'csv'],
])('the sounds of %s are looked into, each once', async (_, header, rest, format) => {
  const names = [...played.map((name) => `played/${name}`), 'sphere.wav', 'g722.wav', 'g722.wav'];
  const folder = temporaryFolder();
  cpSync(sounds, join(folder, 'in'), { recursive: true });
  writeFiles(folder, { 'in/a.csv': header + names.map((name) => name + rest).join('') });
  const args = [
    'check',
    'in/a.csv',
    '--input-format',
    format,
    '-l',
    'auto',
    '--document-root',
    '.',
    '--json',
  ];
  const { stdout } = await lsimport(folder, args);
  const { diagnostics } = JSON.parse(stdout);
  expect(diagnostics.filter(({ code }: Found) => code === 'sound-not-played')).toMatchObject([
    { message: expect.stringContaining('sphere.wav" is a NIST SPHERE recording') },
    { message: expect.stringContaining('g722.wav" is a WAV recording in G.722') },
  ]);
});

test('of an ending that browsers do not play nothing is said twice', async () => {
  const folder = temporaryFolder();
  cpSync(join(sounds, 'aiff.wav'), join(folder, 'in/a.aiff'));
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).diagnostics.map(({ code }: Found) => code)).toEqual(['media-not-shown']);
});
