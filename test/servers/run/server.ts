import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseExact } from './parse-exact.ts';
import { hasEnded, running, stopServer } from './processes.ts';

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
  /** A path that answers, with whatever status, when the server is ready; undefined when it does not speak HTTP. */
  readyPath: string | undefined;
  /** Sent with every request. */
  headers: Record<string, string>;
}

const whileWanted = fileURLToPath(new URL('while-wanted.sh', import.meta.url));

/** How long a start may take, in seconds: the first one of 1.x makes its tables, others migrate thousands of tasks. */
const PATIENCE = 1500;

/** Starts a server and waits until it answers. When it exits instead, throws the end of what it printed. */
export async function launch({ command, args, cwd, env, port, readyPath, headers }: Launch): Promise<Server> {
  const child = spawn('sh', [whileWanted, command, ...args], { cwd, env, detached: true, stdio: 'pipe' });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  const isReady = () => (readyPath === undefined ? listens(port) : answers(url + readyPath));
  const send = (path: string, request?: RequestInit) =>
    fetch(url + path, { ...request, headers: { ...headers, ...(request?.headers as object) } });

  for (const end = Date.now() + PATIENCE * 1000; !(await isReady()); await setTimeout(100)) {
    const ended = hasEnded(child);
    if (!ended && Date.now() < end) continue;
    await stopServer(child);
    const what = ended ? `ended with ${child.exitCode ?? child.signalCode}` : `was silent for ${PATIENCE} s`;
    throw new Error(`${command} ${what}. The end of its output:\n${printed.trimEnd().slice(-1500)}`);
  }
  return {
    url,
    fetch: send,
    async api<T>(path: string, request?: RequestInit): Promise<T> {
      const answer = await send(path, request);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 4000)}`);
      return parseExact<T>(text);
    },
    output: () => printed,
    stop: () => stopServer(child),
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
