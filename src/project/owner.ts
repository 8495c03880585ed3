import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from '../errors.ts';

/** A run of lsimport, as another one can tell whether it has ended. */
export interface Owner {
  pid: number;
  /** When the process started, in the kernel's clock ticks. */
  started: number;
  host: string;
  /**
   * The boot of the kernel, the PID namespace and the time namespace in which `pid` and `started` mean something. Undefined where the system
   * doesn't tell (it does on Linux): then nobody ever knows that the run has ended.
   */
  system: string | undefined;
}

/** The run that this process is. */
export function thisRun(): Owner {
  const system = thisSystem();
  const started = system === undefined ? 0 : (startOf(process.pid) ?? 0);
  return { pid: process.pid, started, host: hostname(), system };
}

/**
 * Whether a run is alive or dead. `unknown` is one of another machine, container or boot, which may be at work in a folder that is shared:
 * its process id says nothing here.
 */
export function stateOf({ pid, started, host, system }: Owner): 'alive' | 'dead' | 'unknown' {
  if (system === undefined || system !== thisSystem() || host !== hostname()) return 'unknown';
  try {
    return startOf(pid) === started ? 'alive' : 'dead';
  } catch (error) {
    if (!systemCode(error)) throw error;
    return 'unknown';
  }
}

/**
 * When a process started, with the boot that this is about: another process with the same number has another start, also after a restart of the
 * machine. Undefined when it has ended, and where the system doesn't tell.
 */
export function processStart(pid: number): string | undefined {
  const system = thisSystem();
  try {
    const start = system === undefined ? undefined : startOf(pid);
    return start === undefined ? undefined : `${system!.slice(0, 8)} ${start}`;
  } catch {
    return undefined;
  }
}

/** Whether one run began before another. */
export function isEarlier(a: Owner, b: Owner): boolean {
  return a.started === b.started ? a.pid < b.pid : a.started < b.started;
}

function thisSystem(): string | undefined {
  try {
    // /proc may show the processes of another namespace; then it counts this process there as well as here.
    const [, ids] = /^NSpid:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    if (ids !== String(process.pid)) return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const [pids, times] = ['pid', 'time'].map((name) => readlinkSync(`/proc/self/ns/${name}`));
    return `${boot} ${pids} ${times}`;
  } catch {
    return undefined;
  }
}

/** When a process started; undefined when it has ended. Throws where the system doesn't tell. */
function startOf(pid: number): number | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch (error) {
    // ESRCH: it ended while we read.
    if (!['ENOENT', 'ESRCH'].includes(systemCode(error) ?? '')) throw error;
    return undefined;
  }
  // proc_pid_stat(5): after the name in brackets come the state and, 19 fields on, the start. A zombie has ended.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
}
