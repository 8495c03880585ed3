import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** A box of ISO/IEC 14496-12; `isLong` writes its size into 8 bytes. */
function box(name: string, content: Buffer | Buffer[] = [], isLong = false): Buffer {
  const inner = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const head = Buffer.alloc(isLong ? 16 : 8);
  head.writeUInt32BE(isLong ? 1 : 8 + inner.length);
  head.write(name, 4, 'latin1');
  if (isLong) head.writeBigUInt64BE(BigInt(16 + inner.length), 8);
  return Buffer.concat([head, inner]);
}

/** A track with its handler: version and flags, 4 bytes of 0, the type. The sample tables of videos are long. */
const track = (type: string) =>
  box('trak', [
    box('tkhd', Buffer.alloc(84)),
    box('mdia', [
      box('mdhd', Buffer.alloc(24)),
      box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(type), Buffer.alloc(13)])),
      box('minf', Buffer.alloc(100_000)),
    ]),
  ]);
const begin = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2'));
const movie = (...types: string[]) => box('moov', [box('mvhd', Buffer.alloc(100)), ...types.map(track)]);
const srt = '1\n00:00:00,000 --> 00:00:01,000\nHello.\n';

async function check(name: string, video: Buffer) {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: video, [`in/${name.slice(0, 1)}.srt`]: srt });
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--input-format', 'srt', '--json']);
  return (JSON.parse(stdout).diagnostics as { code: string; message: string }[]).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

test.each([
  ['a.mp4', Buffer.concat([begin, movie('vide'), box('mdat', Buffer.alloc(9))])],
  ['b.mp4', Buffer.concat([box('mdat', Buffer.alloc(9), true), movie('vide', 'tmcd')])],
])('a video without sound: %s', async (name, video) => {
  expect(await check(name, video)).toEqual([
    `video-without-sound: The video "in/${name}" has no sound, so <Audio> plays nothing.`,
  ]);
});

test.each([
  ['sound behind pictures', Buffer.concat([begin, movie('vide', 'soun')])],
  ['sound alone', Buffer.concat([begin, movie('soun')])],
  ['no movie', Buffer.concat([begin, box('mdat', Buffer.alloc(9))])],
  [
    'a movie that is cut off behind its pictures',
    Buffer.concat([begin, movie('vide', 'soun')]).subarray(0, -50_000),
  ],
  ['a box without a size', Buffer.concat([begin, Buffer.alloc(64)])],
  ['something else', Buffer.from('x')],
])('not: %s', async (_, video) => {
  expect(await check('a.mp4', video)).toEqual([]);
});
