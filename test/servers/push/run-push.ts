import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Server } from '../run/server.ts';
import { token1x } from '../run/start-label-studio-1x.ts';

const bin = fileURLToPath(new URL('../../../bin/lsimport.js', import.meta.url));

export interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `lsimport push` as a process of its own, with the legacy token unless `env` says otherwise. */
export function startPush(
  { url }: Pick<Server, 'url'>,
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) {
  return spawn(process.execPath, [bin, 'push', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: token1x, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The same to its end; the code is null when it was killed. */
export async function runPush(
  server: Pick<Server, 'url'>,
  folder: string,
  args: readonly string[],
  { env = {}, killAfter }: { env?: NodeJS.ProcessEnv; killAfter?: Promise<unknown> | undefined } = {},
): Promise<Ending> {
  const child = startPush(server, folder, args, env);
  const exit = once(child, 'exit');
  void killAfter?.then(() => child.kill('SIGKILL'));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number | null];
  return { code, stdout, stderr };
}

/** The same for a push that must succeed; returns what `--json` prints. */
export async function pushed(
  server: Pick<Server, 'url'>,
  folder: string,
  ...args: string[]
): Promise<Record<string, unknown> & { projectId: number }> {
  const { code, stdout, stderr } = await runPush(server, folder, [...args, '--json']);
  if (code !== 0) throw new Error(`lsimport push ${args.join(' ')} exited with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}
