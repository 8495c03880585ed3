import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ImageSize } from './read-image-size.ts';
import { CHUNK, type FoundText, newMemory, type SharedFiles, sharedFiles } from './shared-files.ts';

/**
 * Another thread that opens the files that will be asked for. It has none of the say: a file that it has not read yet, or could not read, is
 * undefined here and read by whoever asks, with all that is to be said of it.
 */
export interface ReadAhead {
  /** Whether the thread has started, so that announcing files is of use. */
  readonly isOn: boolean;
  /** Says that so many more images come; when they are many the thread starts. */
  expect(images: number): void;
  /** Says which files most likely come after those announced before, at most CHUNK. */
  announce(files: readonly AheadFiles[]): void;
  size(path: string): ImageSize | undefined;
  text(path: string): FoundText | undefined;
  close(): void;
}

/** An image, and a text file that goes with it. */
export interface AheadFiles {
  image?: string | undefined;
  text?: string | undefined;
}

/** Paths of a chunk as one string, with NUL between them: many take longer to send. An empty one is no file. */
export interface AheadMessage {
  images: string;
  texts: string;
  memory: SharedArrayBuffer;
}

/** Images from which on another thread saves more time than it takes to start it. */
const MANY = 2000;

/** Chunks that are known at a time: the one that is read, the next, and one that the thread may not be done with. */
const KEPT = 3;

/** The bundle has it beside it; when the sources run unbundled, as in tests, there is none. */
const threadFile = fileURLToPath(new URL('./read-ahead.js', import.meta.url));

interface Chunk {
  files: SharedFiles;
  images: Map<string, number>;
  texts: Map<string, number>;
}

export function createReadAhead(file = threadFile, many = MANY): ReadAhead {
  let expected = 0;
  let worker: Worker | undefined;
  let isRefused = false;
  let chunks: Chunk[] = [];
  let free: SharedFiles[] = [];

  return {
    get isOn() {
      return worker !== undefined;
    },
    expect(images) {
      expected += images;
      if (worker || isRefused || expected < many || !existsSync(file)) return;
      worker = startThread(file);
      isRefused = worker === undefined;
      if (worker) free = Array.from({ length: KEPT }, () => sharedFiles(newMemory()));
    },
    announce(some) {
      if (!worker) return;
      // Of the two before, the older has been asked for by now.
      while (chunks.length >= KEPT - 1) {
        const { files } = chunks.shift()!;
        files.position = CHUNK;
        free.push(files);
      }
      const at = free.findIndex((files) => files.done || files.position === 0);
      if (at < 0) return;
      const [files] = free.splice(at, 1) as [SharedFiles];
      files.clear();
      const images = some.map(({ image }) => pathOrNone(image));
      const texts = some.map(({ text }) => pathOrNone(text));
      chunks.push({ files, images: indexesOf(images), texts: indexesOf(texts) });
      const message: AheadMessage = {
        images: images.join('\0'),
        texts: texts.join('\0'),
        memory: files.memory,
      };
      worker.postMessage(message);
    },
    size(path) {
      for (const { files, images } of chunks) {
        const index = images.get(path);
        if (index === undefined) continue;
        files.position = index;
        return files.size(index);
      }
      return undefined;
    },
    text(path) {
      for (const { files, texts } of chunks) {
        const index = texts.get(path);
        if (index !== undefined) return files.text(index);
      }
      return undefined;
    },
    close() {
      void worker?.terminate();
      worker = undefined;
      chunks = [];
    },
  };
}

/** Labels may name a file that no system can have. */
function pathOrNone(path = ''): string {
  return path.includes('\0') ? '' : path;
}

function indexesOf(paths: readonly string[]): Map<string, number> {
  return new Map(paths.map((path, index) => [path, index]));
}

/** Nobody waits for it, so that it may fail, and does not keep the process from its end. Undefined where no thread may be started. */
function startThread(file: string): Worker | undefined {
  try {
    const worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 2 } });
    worker.on('error', () => {});
    worker.unref();
    return worker;
  } catch {
    return undefined;
  }
}

/** Hands items over as they are, with their files announced in time. Some are taken before their turn, so that to take one must do nothing else. */
export function* announced<Item>(
  items: Iterable<Item>,
  filesOf: (item: Item) => AheadFiles,
  ahead: ReadAhead | undefined,
): Generator<Item> {
  if (!ahead?.isOn) {
    yield* items;
    return;
  }
  let before: Item[] = [];
  let some: Item[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < CHUNK) continue;
    ahead.announce(some.map(filesOf));
    yield* before;
    [before, some] = [some, []];
  }
  ahead.announce(some.map(filesOf));
  yield* before;
  yield* some;
}
