import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { isCommitted, publish } from './publish.ts';

/** A hidden folder in which a project is made whole before it appears. */
export interface Staging {
  path: string;
  remove(): void;
}

/**
 * Makes the staging folder of a project: inside the project's folder when that exists, else in the nearest folder above it, so that it lies
 * on the same disk and a rename is enough to publish it. What killed runs left there is finished or cleaned up first.
 */
export function createStaging(project: string): Staging {
  const exists = existsSync(project);
  const parent = exists ? project : nearestFolder(dirname(project));
  const prefix = exists ? '.lsimport-' : `.lsimport-${basename(project)}-`;
  clearLeftovers(parent, prefix, project);
  const path = join(parent, `${prefix}${process.pid}`);
  writing(path, () => mkdirSync(path));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs a write of the project; a failed system call becomes a UserError that names the path. Anything else passes. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw new UserError(
      EXIT.unwritable,
      `Cannot write ${path}: ${reasonOf(error)}.`,
      'No project was written, and what was there before is unchanged.',
    );
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** A run that was killed leaves its staging folder: half made, it goes; complete, its publishing is finished. */
function clearLeftovers(parent: string, prefix: string, project: string): void {
  for (const name of writing(parent, () => readdirSync(parent))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const path = join(parent, name);
    if (isCommitted(path)) writing(project, () => publish(path, project));
    rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
