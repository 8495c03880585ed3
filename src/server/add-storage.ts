import { setTimeout } from 'node:timers/promises';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { type Answer, unfit } from './answer.ts';
import type { Client } from './client.ts';
import { NetworkProblem } from './network-problem.ts';
import { usualPauses } from './settle.ts';
import { whenReachable } from './when-reachable.ts';

/** Times that a storage is asked for again that has not come. */
const RESENT = 2;

/** What the server calls the kinds of storages. */
export type StorageKind = 'localfiles' | 's3' | 'gcs' | 'azure';

/** The storages of one kind that a project has. */
export async function listStorages(
  client: Client,
  project: number,
  kind: StorageKind,
): Promise<(JsonObject & { id: number })[]> {
  const query = { project };
  const storages = await client.get(`/api/storages/${kind}`, 'list the storages', { query });
  return Array.isArray(storages) ? storages.filter(isStorage) : [];
}

function isStorage(storage: Json): storage is JsonObject & { id: number } {
  return isObject(storage) && typeof storage.id === 'number';
}

/**
 * Gives a project a storage, once: the server makes as many as it is asked for, so that after an answer that got lost it is asked what it has
 * before the request is repeated. Throws NetworkProblem when no answer comes at all.
 */
export async function addStorage(
  client: Client,
  kind: StorageKind,
  wanted: { project: number },
  { isSame, signal }: { isSame: (storage: JsonObject) => boolean; signal: AbortSignal },
): Promise<{ id: number } | { refused: Answer }> {
  const { arrival, restart } = usualPauses;
  const list = () => whenReachable(() => listStorages(client, wanted.project, kind), restart, signal);
  for (let n = 0; ; n++) {
    const answer = await client
      .ask('POST', `/api/storages/${kind}`, { json: wanted })
      .catch((error: unknown) => {
        if (error instanceof NetworkProblem) return error;
        throw error;
      });
    const isLost = answer instanceof NetworkProblem;
    if (!isLost && answer.status === 201) {
      if (!isObject(answer.json) || typeof answer.json.id !== 'number') throw unfit('add a storage');
      return { id: answer.json.id };
    }
    if (!isLost && answer.status < 500 && answer.status !== 408) return { refused: answer };
    // Label Studio itself answers 500 when it is done with a request; gateways answer while it may still be at work.
    const isDone = isLost ? answer.isUnsent : answer.status === 500;
    for (const pause of isDone ? [0] : arrival) {
      await setTimeout(pause, undefined, { signal });
      const there = (await list()).find(isSame);
      if (there) return { id: there.id };
    }
    if (isLost && n === RESENT) throw answer;
    if (!isLost && (isDone || n === RESENT)) return { refused: answer };
  }
}
