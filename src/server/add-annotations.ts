import { createHash } from 'node:crypto';
import { itemsOf, membersOf } from '../json/compact.ts';
import { refusedBy } from './answer.ts';
import type { BareTask } from './chunk.ts';
import type { Client } from './client.ts';
import { describeNetwork, NetworkProblem } from './network-problem.ts';
import { whenReachable } from './when-reachable.ts';

/** What an annotation of an import keeps, by the name that it has when it is added alone. */
const names = new Map([
  ['result', 'result'],
  ['lead_time', 'lead_time'],
  ['was_cancelled', 'was_cancelled'],
  ['ground_truth', 'ground_truth'],
  ['completed_by', 'completed_by'],
  ['id', 'import_id'],
]);

/**
 * Adds the annotations of tasks that were sent without them, one by one, as the editor does. Each has an id of its own that the server takes
 * once only, so that those are not doubled that are there already. When all of a task are there, its marker says so. Throws ServerError when
 * one cannot be added.
 */
export async function addAnnotations(
  client: Client,
  tasks: readonly BareTask[],
  { restart, signal }: { restart: readonly number[]; signal: AbortSignal },
): Promise<void> {
  for (const { task, id } of tasks) {
    const { json, hash } = task;
    const members = membersOf(json, 0);
    for (const [index, { at }] of itemsOf(json, members.get('annotations')!.at).entries()) {
      const body = Buffer.from(annotationAt(json, at, uniqueId(hash, id, index)));
      await whenReachable(() => add(client, id, body), restart, signal);
    }
    const meta = members.get('meta')!;
    const body = Buffer.from(`{"meta":${json.toString('utf8', meta.at, meta.end)}}`);
    const path = `/api/tasks/${id}/`;
    await whenReachable(() => client.send('PATCH', path, 'change a task', { body }), restart, signal);
  }
}

async function add(client: Client, task: number, body: Buffer): Promise<void> {
  const path = `/api/tasks/${task}/annotations/`;
  const answer = await client.ask('POST', path, { body }).catch((error: unknown) => {
    throw error instanceof NetworkProblem ? describeNetwork(error, client.address) : error;
  });
  // 409: it is there already.
  if (answer.status >= 300 && answer.status !== 409) throw refusedBy(answer, 'add an annotation');
}

/** An annotation as the server takes it alone; digits and texts stay as they are. */
function annotationAt(json: Buffer, at: number, id: string): string {
  const given = membersOf(json, at);
  const kept = [...names].flatMap(([name, alone]) => {
    const value = given.get(name);
    return value ? [`"${alone}":${json.toString('utf8', value.at, value.end)}`] : [];
  });
  return `{"unique_id":"${id}",${kept.join(',')}}`;
}

/** A UUID of the annotation, the same whenever it is sent to a task. */
function uniqueId(hash: string, task: number, index: number): string {
  const hex = createHash('sha256').update(`${hash} ${task} ${index}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
