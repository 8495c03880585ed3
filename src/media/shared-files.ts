import type { ImageSize } from './read-image-size.ts';

/** Files of a chunk, which is as much as is announced at a time. */
export const CHUNK = 500;

/** Bytes of text of a chunk. */
const TEXT = 1 << 19;

/** The file of a text as the system knows it. */
export interface FoundText {
  bytes: Buffer;
  dev: number;
  ino: number;
}

/** What is known of the files of a chunk, in memory that two threads see: one writes, the other reads. */
export interface SharedFiles {
  memory: SharedArrayBuffer;
  /** The place that the reader of the chunk has come to. */
  position: number;
  /** Whether the writer is done with the chunk. */
  done: boolean;
  /** Forgets everything, for another chunk. */
  clear(): void;
  size(index: number): ImageSize | undefined;
  text(index: number): FoundText | undefined;
  putSize(index: number, size: ImageSize): void;
  /** Room for a text; what has none is not kept. */
  room(): Uint8Array;
  /** Keeps a text that was read into the beginning of the room. */
  putText(index: number, length: number, stat: { dev: number; ino: number }): void;
}

/** Numbers for each file: width, height and orientation; device, inode, begin and end of its text. */
const NUMBERS = 7;
const POSITION = 0;
const DONE = 1;
/** Where the marks begin: one for each image, then one for each text. */
const MARKS = 2;

const marksBytes = 4 * (MARKS + 2 * CHUNK);
const numbersBytes = 8 * NUMBERS * CHUNK;

export function newMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(marksBytes + numbersBytes + TEXT);
}

export function sharedFiles(memory: SharedArrayBuffer): SharedFiles {
  const marks = new Int32Array(memory, 0, MARKS + 2 * CHUNK);
  const numbers = new Float64Array(memory, marksBytes, NUMBERS * CHUNK);
  const texts = new Uint8Array(memory, marksBytes + numbersBytes, TEXT);
  let used = 0;
  // What was written before a mark is seen by whoever sees the mark.
  const isThere = (mark: number) => Atomics.load(marks, MARKS + mark) === 1;
  const put = (mark: number) => void Atomics.store(marks, MARKS + mark, 1);
  return {
    memory,
    get position() {
      return Atomics.load(marks, POSITION);
    },
    set position(index) {
      Atomics.store(marks, POSITION, index);
    },
    get done() {
      return Atomics.load(marks, DONE) === 1;
    },
    set done(isDone) {
      Atomics.store(marks, DONE, isDone ? 1 : 0);
    },
    clear: () => void marks.fill(0),
    size(index) {
      if (!isThere(index)) return undefined;
      const at = index * NUMBERS;
      return { width: numbers[at]!, height: numbers[at + 1]!, orientation: numbers[at + 2]! };
    },
    text(index) {
      if (!isThere(CHUNK + index)) return undefined;
      const at = index * NUMBERS;
      const bytes = Buffer.from(texts.subarray(numbers[at + 5]!, numbers[at + 6]!));
      return { bytes, dev: numbers[at + 3]!, ino: numbers[at + 4]! };
    },
    putSize(index, { width, height, orientation }) {
      numbers.set([width, height, orientation], index * NUMBERS);
      put(index);
    },
    room: () => texts.subarray(used),
    putText(index, length, { dev, ino }) {
      numbers.set([dev, ino, used, used + length], index * NUMBERS + 3);
      used += length;
      put(CHUNK + index);
    },
  };
}
