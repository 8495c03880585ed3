import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { projectEntries } from '../project/find-project.ts';
import { guardOutputs } from '../readers/guarded-outputs.ts';
import { whatIsAt } from '../readers/what-is-at.ts';
import { resolvePath } from '../resolve-path.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { chunkName } from './destination.ts';

/** Paths of a command line by their options; `inputs` are read, `outputs` written. */
export interface NamedPaths {
  inputs: Record<string, string | undefined>;
  outputs: Record<string, string | undefined>;
  /** A folder of which the entries of a project are written. */
  project?: string | undefined;
}

/**
 * Refuses an output that is an input or another output, also by another name: the one would replace the other. Files of an input folder are
 * refused when they are opened; the function returned ends that.
 */
export function refuseSameFile({ inputs, outputs, project }: NamedPaths, context: Context): () => void {
  const seen = new Map<string, string>();
  const real = (path: string) => realPath(resolvePath(context, path));
  for (const [flag, path] of entriesOf(inputs)) seen.set(real(path), flag);
  for (const [flag, path] of entriesOf(outputs)) {
    const other = seen.get(real(path));
    if (other !== undefined)
      throw sameFile(
        flag,
        `${other} and ${flag} are the same ${kindAt(real(path))}, ${withoutSecrets(path)}.`,
      );
    seen.set(real(path), flag);
  }
  const { '--output': folder, ...others } = outputs;
  for (const [flag, path] of entriesOf(others)) {
    if (project !== undefined && isEntry(relative(real(project), real(path))))
      throw sameFile(flag, `${flag} is ${path}, a file of the project itself.`);
    if (folder !== undefined && chunkName.test(basename(path)) && real(dirname(path)) === real(folder))
      throw sameFile(flag, `${flag} is ${path}, which --output may write.`);
  }
  return guardOutputs(
    entriesOf(outputs).map(([flag, path]) => ({ flag, path: resolvePath(context, path), displayPath: path })),
  );
}

function kindAt(path: string): 'folder' | 'file' {
  return whatIsAt(path)?.isDirectory() ? 'folder' : 'file';
}

/** Whether a path from a project folder is that of something that is replaced with it. */
function isEntry(path: string): boolean {
  const [first = ''] = path.split(/[/\\]/);
  return (projectEntries as readonly string[]).includes(first);
}

function sameFile(flag: string, message: string): UserError {
  return new UserError(EXIT.usage, message, `Choose another file for ${flag}.`);
}

function entriesOf(paths: Record<string, string | undefined>): [string, string][] {
  return Object.entries(paths).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '' && entry[1] !== '-',
  );
}

/** The path behind all links; of what is not there yet, in the folder that it will be in. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
