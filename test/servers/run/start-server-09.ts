import { basename, dirname } from 'node:path';
import { inject } from 'vitest';
import { makeFolder } from '../make-folder.ts';
import { freePort } from './free-port.ts';
import { launch, type Server } from './server.ts';
import { serverEnv } from './server-env.ts';

/**
 * Starts Label Studio 0.9.1 on a project folder, as `label-studio start PROJECT` in the folder above it. A project that it cannot load
 * shows only in the answers, so that this succeeds for any. (It listens on all addresses, unless its host is `localhost`.)
 */
export async function startServer09(project: string): Promise<Server> {
  const port = await freePort();
  return launch({
    command: inject('labelStudio09'),
    args: ['start', basename(project), '--no-browser', '--host', 'localhost', '--port', String(port)],
    cwd: dirname(project),
    env: { ...serverEnv(makeFolder()), collect_analytics: '0' },
    port,
    readyPath: '/api/health',
    headers: {},
  });
}
