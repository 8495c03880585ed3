import { join } from 'node:path';
import type { Context } from '../context.ts';
import { discard } from '../project/hidden-folder.ts';
import { stageFile } from '../project/staging.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { type ObjectOutput, sendObject } from './object-output.ts';

/** A file beside an output, such as its manifest. */
export interface FileBeside {
  /** Where to write it. */
  path: string;
  displayPath: string;
  /** Makes it appear, also in the place of another one. */
  publish(): Promise<void>;
  /** Removes what was not published. Returns a sentence if it is still there. */
  remove(): string | undefined;
}

/** The file beside another one whose name has this at its end. */
export function besideFile(output: { path: string; displayPath: string }, end: string): FileBeside {
  const displayPath = output.displayPath + end;
  const { path, publish, remove } = stageFile(output.path + end, displayPath);
  return { path, displayPath, publish: () => publish(true), remove };
}

/** The same in a bucket. */
export function besideObject(output: ObjectOutput, end: string, context: Context): FileBeside {
  const folder = makeTemporaryFolder();
  context.atEnd(() => void discard(folder));
  const path = join(folder, `file${end}`);
  const displayPath = output.displayPath + end;
  const target = { ...output, key: output.key + end, displayPath };
  return { path, displayPath, publish: () => sendObject(path, target, true), remove: () => undefined };
}
