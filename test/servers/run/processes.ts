import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** Seconds that a server gets to end by itself. */
const GRACE = 10;

/** The servers that were started and not stopped. Each leads a process group of its own (`detached`), so that its children end with it. */
export const running = new Set<ChildProcess>();

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

export async function stopServer(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  signal(child, 'SIGTERM');
  const patience = new AbortController();
  const kill = setTimeout(GRACE * 1000, undefined, { signal: patience.signal }).then(
    () => signal(child, 'SIGKILL'),
    () => {},
  );
  await exited;
  patience.abort();
  await kill;
}

export async function stopServers(): Promise<void> {
  await Promise.all([...running].map(stopServer));
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, name);
  } catch {
    // It ended by itself a moment ago.
  }
}
