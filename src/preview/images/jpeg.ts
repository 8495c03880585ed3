import decoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm';
import encoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
import decode, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import type { Pixels } from './pixels.ts';

/** Of 100: nothing is to be seen of the loss at the size of the page. */
const QUALITY = 82;

let isReady = false;

/** Decodes a JPEG as it is stored, whatever its orientation; throws where it is damaged, or has four colors for print. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  await start();
  return (await decode(bytes as unknown as ArrayBuffer)) as Pixels;
}

export async function encodeJpeg(image: Pixels): Promise<Uint8Array> {
  await start();
  // What makes files a little smaller takes twice the time.
  const quick = { baseline: true, progressive: false, trellis_multipass: false };
  return new Uint8Array(await encode(image as never, { ...quick, quality: QUALITY }));
}

async function start(): Promise<void> {
  if (isReady) return;
  isReady = true;
  const [decoding, encoding] = await Promise.all(
    [decoder, encoder].map((bytes) => WebAssembly.compile(bytes)),
  );
  // What they would print they throw as well.
  const quiet = { print: () => {}, printErr: () => {} };
  await (initDecoder as Init)(decoding, quiet);
  await (initEncoder as Init)(encoding, quiet);
}

/** Its types know only the browser's way, where a module finds its own file. */
type Init = (module: unknown, options: object) => Promise<void>;
