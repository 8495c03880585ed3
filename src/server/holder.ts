import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { processStart } from '../project/owner.ts';

/** A process of a machine, as pushes tell each other on the server who is at work. */
export interface Holder {
  /** Hash that names the machine, or the container, without telling what it is called. */
  machine: string;
  pid: number;
  /** When it started; undefined where the system doesn't tell. */
  started?: string | undefined;
}

export function thisHolder(): Holder {
  const { pid } = process;
  return { machine: machineId(), pid, started: processStart(pid) };
}

/** Whether a process of this machine is running. */
export function isRunning({ pid, started }: Partial<Holder>): boolean {
  if (pid === undefined) return false;
  // The number may be that of another process by now, or of one that has ended and whose parent has not noticed.
  if (started !== undefined && processStart(process.pid) !== undefined && processStart(pid) !== started)
    return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function machineId(): string {
  let processes = '';
  try {
    processes = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has it.
  }
  return createHash('sha256').update(`${hostname()} ${processes}`).digest('base64url').slice(0, 16);
}
