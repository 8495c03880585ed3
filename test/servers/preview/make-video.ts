import type { Browser } from 'playwright-core';

/** A WebM file whose frames are white, each with a red rectangle: left, top, width and height in pixels. Every frame can be sought. */
export async function makeVideo(
  browser: Browser,
  [width, height]: readonly [number, number],
  rate: number,
  boxes: readonly (readonly [number, number, number, number])[],
): Promise<Buffer> {
  const page = await browser.newPage();
  const images = await page.evaluate(
    ([w, h, all]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w, h];
      const context = canvas.getContext('2d')!;
      return all.map((box) => {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, w, h);
        context.fillStyle = '#f00';
        context.fillRect(...box);
        return canvas.toDataURL('image/webp', 0.9);
      });
    },
    [width, height, boxes as [number, number, number, number][]] as const,
  );
  await page.close();
  const frames = images.map((url) => keyframeOf(Buffer.from(url.split(',')[1]!, 'base64')));
  const blocks = frames.map((frame, i) => {
    const head = Buffer.from([0x81, 0, 0, 0x80]);
    head.writeInt16BE(Math.round((i * 1000) / rate), 1);
    return element('a3', head, frame);
  });
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE((frames.length * 1000) / rate);
  const video = element('e0', number('b0', width), number('ba', height));
  const track = element(
    'ae',
    number('d7', 1),
    number('73c5', 1),
    number('83', 1),
    text('86', 'V_VP8'),
    video,
  );
  const info = [number('2ad7b1', 1e6), element('4489', duration), text('4d80', 'test'), text('5741', 'test')];
  const head = [number('4286', 1), number('42f7', 1), number('42f2', 4), number('42f3', 8)];
  return Buffer.concat([
    element('1a45dfa3', ...head, text('4282', 'webm'), number('4287', 2), number('4285', 2)),
    element(
      '18538067',
      element('1549a966', ...info),
      element('1654ae6b', track),
      element('1f43b675', number('e7', 0), ...blocks),
    ),
  ]);
}

/** The image in a lossy WebP file is a frame of VP8 that needs no other. */
function keyframeOf(webp: Buffer): Buffer {
  for (let at = 12; at < webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error('not a lossy WebP file');
}

/** An element of EBML: its name in hexadecimal, its length in eight bytes, its content. */
function element(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(name, 'hex'), length, body]);
}

function number(name: string, value: number): Buffer {
  const content = Buffer.alloc(4);
  content.writeUInt32BE(value);
  return element(name, content);
}

const text = (name: string, value: string) => element(name, Buffer.from(value));
