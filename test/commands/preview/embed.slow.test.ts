import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { readImageSize } from '../../../src/media/read-image-size.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readPage } from './read-page.ts';

/** The head of a GIF of 2000 x 1000 pixels: browsers would show it, and lsimport does not scale it down. */
const gif = Buffer.concat([
  Buffer.from('GIF89a'),
  Buffer.from([0xd0, 7, 0xe8, 3, 0, 0, 0]),
  Buffer.alloc(50),
]);

const random = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i * 31 + (i >> 7)) % 256);

async function embed(files: Record<string, Uint8Array>) {
  const folder = temporaryFolder();
  const links = Object.keys(files).map((name) => ({ image: `/data/local-files/?d=${name}` }));
  writeFiles(folder, {
    ...files,
    'l.json': JSON.stringify(links),
    'c.xml': '<View><Image name="i" value="$image"/></View>',
  });
  const args = ['preview', 'l.json', '-l', 'c.xml', '-o', 'p.html', '--document-root', '.', '--embed', '1'];
  const { code, stdout } = await lsimport(folder, [...args, '--force']);
  const { tasks } = readPage(readFileSync(join(folder, 'p.html'), 'utf8'));
  const media = tasks.flatMap(({ objects }) =>
    objects.flatMap((object) => (object.kind === 'image' ? object.pages : [])),
  );
  return { folder, code, summary: stdout.split('\n').find((line) => line.includes('in the page')), media };
}

test('--embed scales large images down, and says so', async () => {
  const wide = encode({ width: 4000, height: 20, channels: 3, data: new Uint8Array(240_000).fill(200) });
  const noisy = encode({ width: 1000, height: 300, channels: 3, data: random(900_000) });
  const { folder, code, summary, media } = await embed({
    'wide.png': wide,
    'noisy.png': noisy,
    'a.gif': gif,
  });
  expect(code).toBe(0);
  expect(summary).toBe(
    '  in the page: 3 images (1 scaled down to 1,280 pixels, 1 at full size, as only JPEG and PNG are scaled down)',
  );
  const [first, second, third] = media;
  expect(first).toMatchObject({ size: [4000, 20], url: expect.stringMatching(/^data:image\/png;base64,/) });
  writeFiles(folder, { shown: Buffer.from(first!.url!.split(',')[1]!, 'base64') });
  expect(readImageSize(join(folder, 'shown'))).toMatchObject({ width: 1280, height: 6 });
  expect(second).toEqual({
    link: '/data/local-files/?d=noisy.png',
    url: `data:image/png;base64,${Buffer.from(noisy).toString('base64')}`,
  });
  expect(third?.url).toBe(`data:image/gif;base64,${gif.toString('base64')}`);
});

test('where one that was scaled down has no room, no others are decoded', async () => {
  const full = encode({ width: 1000, height: 330, channels: 3, data: random(990_000) });
  const noisy = encode({ width: 1300, height: 600, channels: 3, data: random(2_340_000) });
  const { summary, media } = await embed({ 'full.png': full, 'a.png': noisy, 'b.png': noisy, 'c.gif': gif });
  expect(summary).toBe('  in the page: 1 image; 3 images linked: no room in 1 MB, or not shown by browsers');
  expect(media.map(({ url }) => url!.slice(0, 5))).toEqual(['data:', 'a.png', 'b.png', 'c.gif']);
});
