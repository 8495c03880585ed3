import { randomUUID } from 'node:crypto';
import { type Holder, isRunning, thisHolder } from './holder.ts';
import type { Titled } from './projects.ts';

/** The marks of projects that this process is making. */
const own = new Set<string>();

const MARK =
  /^lsimport push [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?: ([\w-]{16}) (\d+)(?: ([\da-f]{8} \d+))?)?$/;

/** The description of a project while it is being made, by which a push knows its own, and others whether it is alive. */
export function newMark(): string {
  const { machine, pid, started } = thisHolder();
  const mark = ['lsimport push', randomUUID(), machine, pid, ...(started ? [started] : [])].join(' ');
  own.add(mark);
  return mark;
}

/** To be called when the project has been made, or not. */
export function forgetMark(mark: string): void {
  own.delete(mark);
}

export function isMarked({ description }: Pick<Titled, 'description'>): boolean {
  return MARK.test(description ?? '');
}

/** What is known of the push that makes a project: it may be one on another machine. */
export function makerOf({ description }: Pick<Titled, 'description'>): 'alive' | 'dead' | 'unknown' {
  const [mark, machine, pid, started] = MARK.exec(description ?? '') ?? [];
  if (mark === undefined) return 'dead';
  const me = thisHolder();
  if (machine !== me.machine) return 'unknown';
  const holder: Holder = { machine, pid: Number(pid), started };
  const isAlive = holder.pid === me.pid && started === me.started ? own.has(mark) : isRunning(holder);
  return isAlive ? 'alive' : 'dead';
}
