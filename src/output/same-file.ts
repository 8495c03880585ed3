import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { resolvePath } from '../resolve-path.ts';

/** Paths of a command line by their options; `inputs` are read, `outputs` written. */
export interface NamedPaths {
  inputs: Record<string, string | undefined>;
  outputs: Record<string, string | undefined>;
}

/** Refuses an output that is an input or another output, also by another name: the one would replace the other. */
export function refuseSameFile({ inputs, outputs }: NamedPaths, context: Context): void {
  const seen = new Map<string, string>();
  for (const [flag, path] of entriesOf(inputs)) seen.set(realPath(resolvePath(context, path)), flag);
  for (const [flag, path] of entriesOf(outputs)) {
    const real = realPath(resolvePath(context, path));
    const other = seen.get(real);
    if (other !== undefined) {
      throw new UserError(
        EXIT.usage,
        `${other} and ${flag} are the same file, ${path}.`,
        `Choose another file for ${flag}.`,
      );
    }
    seen.set(real, flag);
  }
}

function entriesOf(paths: Record<string, string | undefined>): [string, string][] {
  return Object.entries(paths).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '' && entry[1] !== '-',
  );
}

/** The path behind all links; of what is not there yet, in the folder that it will be in. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
