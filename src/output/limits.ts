import { most } from '../checks/server/limits.ts';
import type { Destination } from './destination.ts';
import type { Limits } from './list-files.ts';

/** What Label Studio 1.x takes best in one request: more tasks at a time are not faster, and its Docker image ends a request after 120 s. */
const best: Limits = { tasks: 1000, bytes: 20_000_000 };

/** A pipe is not a request: only what was asked for limits it. */
export const endless: Limits = { tasks: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/** The limits of a destination, except for what the user asked for. */
export function limitsFor(
  { kind }: Destination,
  { maxTasks, maxBytes }: { maxTasks?: number; maxBytes?: number },
): Limits {
  const usual = kind === 'folder' ? best : kind === 'file' ? most : endless;
  return { tasks: maxTasks ?? usual.tasks, bytes: maxBytes ?? usual.bytes };
}
