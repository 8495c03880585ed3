import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { parseExact } from './parse-exact.ts';

/** A Label Studio that is running, of either era. */
export interface Server {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What a path answers, logged in. */
  fetch(path: string, request?: RequestInit): Promise<Response>;
  /** The JSON that a path answers (integers beyond 2^53 as bigint). Throws unless the status is 2xx. */
  api<T>(path: string, request?: RequestInit): Promise<T>;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

export interface Launch {
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  port: number;
  /** A path that answers when the server is ready, with whatever status. */
  readyPath: string;
  /** Sent with every request. */
  headers: Record<string, string>;
}

/** How long a start may take, in seconds: the first one of 1.x makes its tables, others migrate thousands of tasks. */
const PATIENCE = 240;

const running = new Set<ChildProcess>();

/** Starts a server and waits until it answers. When it exits instead, throws what it printed. */
export async function launch({ command, args, cwd, env, port, readyPath, headers }: Launch): Promise<Server> {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  const url = `http://127.0.0.1:${port}`;
  const server: Server = {
    url,
    fetch: (path, request) =>
      fetch(url + path, { ...request, headers: { ...headers, ...(request?.headers as object) } }),
    async api(path, request) {
      const answer = await server.fetch(path, request);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 4000)}`);
      return parseExact(text);
    },
    output: () => printed,
    stop: () => stop(child),
  };
  for (const end = Date.now() + PATIENCE * 1000; ; await setTimeout(100)) {
    if (failure || child.exitCode !== null) {
      running.delete(child);
      throw failure ?? new Error(`The server exited with ${child.exitCode}:\n${printed}`);
    }
    if (await answers(url + readyPath)) return server;
    if (Date.now() > end) {
      await stop(child);
      throw new Error(`The server did not answer within ${PATIENCE} s:\n${printed}`);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  signal(child, 'SIGTERM');
  const patient = new AbortController();
  setTimeout(10_000, undefined, { signal: patient.signal }).then(
    () => signal(child, 'SIGKILL'),
    () => {},
  );
  await exited;
  patient.abort();
}

/** Reaches the children of the server too: it leads a process group of its own. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid !== undefined) process.kill(-child.pid, name);
}

export async function stopServers(): Promise<void> {
  await Promise.all([...running].map(stop));
}

/** For the end of a process, when there is no time to wait. */
export function killServers(): void {
  for (const child of running) signal(child, 'SIGKILL');
}
