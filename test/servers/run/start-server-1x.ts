import { cpSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inject } from 'vitest';
import { makeFolder } from '../make-folder.ts';
import type { Server } from './server.ts';
import { startLabelStudio1x } from './start-label-studio-1x.ts';

/**
 * Starts Label Studio 1.x on fresh data of its own; with a project folder as `label-studio start FOLDER` in the folder above it, which
 * migrates the project and names it like the folder.
 */
export async function startServer1x(
  project?: string,
  { documentRoot, env }: { documentRoot?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Server> {
  const data = copyData1x();
  return startLabelStudio1x({
    command: inject('labelStudio1x'),
    data,
    cwd: project === undefined ? data : dirname(project),
    args: project === undefined ? [] : [basename(project)],
    ...(documentRoot !== undefined && { documentRoot }),
    ...(env && { env }),
  });
}

/** A data folder with a user and no projects. */
export function copyData1x(): string {
  const data = join(makeFolder(), 'data');
  cpSync(inject('data1x'), data, { recursive: true });
  return data;
}
