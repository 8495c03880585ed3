import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from '../errors.ts';

/**
 * The run that a temporary folder belongs to. Its process id alone would not do: it is given to another process later, and in containers it
 * is the same for every run.
 */
export interface Owner {
  pid: number;
  /** When the process started, in the kernel's clock ticks; 0 where the system does not tell (it does on Linux). */
  started: number;
  host: string;
}

/** How the name of a temporary folder of this run ends; who reads it there knows whose it is. */
export function ownTag(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}-${hostname()}`;
}

/** The owner that a tag names; undefined when it is none. */
export function parseTag(tag: string): Owner | undefined {
  const [, pid, started, host] = /^(\d+)-(\d+)-(.+)$/.exec(tag) ?? [];
  return host === undefined ? undefined : { pid: Number(pid), started: Number(started), host };
}

/** `unknown` on another machine, which may share this folder. */
export function stateOf({ pid, started, host }: Owner): 'alive' | 'dead' | 'unknown' {
  if (host !== hostname()) return 'unknown';
  const isSame = started === 0 ? exists(pid) : startOf(pid) === started;
  return isSame ? 'alive' : 'dead';
}

/** Whether one run began before another. */
export function isEarlier(a: Owner, b: Owner): boolean {
  return a.started === b.started ? a.pid < b.pid : a.started < b.started;
}

/** When a process started; undefined when it has ended or the system does not tell. */
function startOf(pid: number): number | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // proc_pid_stat(5): after the name in brackets come the state and, 19 fields on, the start. A zombie has ended.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
