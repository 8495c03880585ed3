import { setTimeout } from 'node:timers/promises';
import { isObject, type JsonObject } from '../json/json.ts';
import { isListOf } from './answer.ts';
import type { Client } from './client.ts';
import { type Holder, isRunning, thisHolder } from './holder.ts';
import { ServerError } from './server-error.ts';
import { whenReachable } from './when-reachable.ts';

/** The right to push to a project. */
export interface Lock {
  /** Says that this push is still alive, if the last time was long ago. */
  beat(): Promise<void>;
  release(): Promise<void>;
}

/** Who holds a lock, and how often it has said that it is alive. */
interface LockHolder extends Holder {
  beats: number;
}

interface View {
  id: number;
  data?: { title?: string; lsimport?: Partial<LockHolder> & JsonObject } | null;
}

/** The tab that people see in the Data Manager while a push is going on. */
const TITLE = 'lsimport push is running';
/** Milliseconds between two signs of life, unless a request takes longer. */
const BEAT = 10_000;
/** Milliseconds before each other try to take the lock away. */
const RELEASE = [100, 1000];
/** Numbers of the locks that this process holds. */
const held = new Set<number>();

export interface LockSettings {
  signal: AbortSignal;
  /** Says why it takes long. */
  note: (text: string) => void;
  /** Milliseconds without a sign of life after which a push on another machine counts as dead: longer than a request may take. */
  patience?: number;
  me?: { machine: string; pid: number };
}

/**
 * Takes the lock of a project: a view of its Data Manager, which the server numbers, so that the one with the lowest number has it. That of
 * a push that was killed is removed: on this machine its process is gone, on another one it gives no sign of life.
 */
export async function lockProject(client: Client, project: number, settings: LockSettings): Promise<Lock> {
  const me: LockHolder = { ...(settings.me ?? thisHolder()), beats: 0 };
  const data = () => ({ title: TITLE, type: 'list', lsimport: me });
  const own = await client.send<View>('POST', '/api/dm/views/', 'mark the project as being pushed to', {
    query: { project },
    json: { project, data: data() },
    isFit: (json) => isObject(json) && typeof json.id === 'number',
  });
  const remove = (id: number) =>
    client.send('DELETE', `/api/dm/views/${id}/`, 'remove the mark of a push', {
      query: { project },
      timeout: 10_000,
      isLast: true,
    });
  held.add(own.id);
  let last = performance.now();
  try {
    for (const other of await locksBefore(client, project, own.id)) {
      if (!(await isDead(client, project, other, me, settings))) throw busy(project);
      await remove(other.id);
    }
  } catch (error) {
    held.delete(own.id);
    await remove(own.id).catch(() => {});
    throw error;
  }
  return {
    async beat() {
      if (performance.now() - last < BEAT) return;
      last = performance.now();
      me.beats++;
      const json = { project, data: data() };
      const path = `/api/dm/views/${own.id}/`;
      // One that gets lost is made up for by the next one; without its lock a push must stop.
      await client
        .send('PATCH', path, 'say that the push is alive', { query: { project }, json })
        .catch((error: unknown) => {
          if (!(error instanceof ServerError && error.mayPass)) throw error;
        });
    },
    async release() {
      held.delete(own.id);
      const { signal } = new AbortController();
      await whenReachable(() => remove(own.id), RELEASE, signal);
    },
  };
}

async function locksBefore(client: Client, project: number, id: number): Promise<View[]> {
  const views = await client.get<View[]>('/api/dm/views/', 'list the views of the project', {
    query: { project },
    isFit: (json) => isListOf(json, ({ id }) => typeof id === 'number'),
  });
  return views.filter(({ id: other, data }) => isObject(data?.lsimport) && other < id);
}

/** Whether the push that a lock belongs to is gone. */
async function isDead(
  client: Client,
  project: number,
  { id, data }: View,
  me: LockHolder,
  { signal, note, patience = 150_000 }: LockSettings,
): Promise<boolean> {
  const holder = data!.lsimport!;
  if (holder.machine === me.machine) return holder.pid === me.pid ? !held.has(id) : !isRunning(holder);
  note(
    'Another push to this project, from another machine, has not ended. Waiting to see whether it is alive.',
  );
  const until = performance.now() + patience;
  while (performance.now() < until) {
    await setTimeout(Math.min(2000, patience / 4), undefined, { signal });
    const now = (await locksBefore(client, project, id + 1)).find((view) => view.id === id);
    if (!now) return false;
    if (now.data?.lsimport?.beats !== holder.beats) return false;
  }
  return true;
}

function busy(project: number): ServerError {
  return new ServerError(
    `Another lsimport push to project ${project} is running.`,
    'Wait until it has ended, and run the same command again.',
  );
}
