import { itemsOf, membersOf } from '../json/compact.ts';
import type { BareTask } from './chunk.ts';
import type { Client } from './client.ts';
import { NetworkProblem } from './network-problem.ts';

/**
 * Adds the predictions that tasks have lost on their way. On a busy SQLite this is the sure way: it begins with a write, so that the server
 * waits for its turn, where the import of whole tasks fails. Returns how it ended; after `doubt` they may be there.
 */
export async function addPredictions(
  client: Client,
  project: number,
  tasks: readonly BareTask[],
): Promise<'answered' | 'doubt' | 'refused'> {
  const entries = tasks.flatMap(({ task, id }) => predictionsOf(task.json, id));
  const body = Buffer.from(`[${entries.join(',')}]`);
  const path = `/api/projects/${project}/import/predictions`;
  const answer = await client.ask('POST', path, { body }).catch((error: unknown) => {
    if (error instanceof NetworkProblem) return undefined;
    throw error;
  });
  if (answer === undefined || answer.status === 408 || answer.status > 500) return 'doubt';
  return answer.status < 300 || answer.status === 500 ? 'answered' : 'refused';
}

/** The predictions of a task as the server takes them alone; digits and texts stay as they are. */
function predictionsOf(json: Buffer, id: number): string[] {
  const list = membersOf(json, 0).get('predictions')!;
  return itemsOf(json, list.at).map(({ at }) => {
    const members = ['result', 'score', 'model_version'].flatMap((key) => {
      const value = membersOf(json, at).get(key);
      return value ? [`"${key}":${json.toString('utf8', value.at, value.end)}`] : [];
    });
    return `{"task":${id},${members.join(',')}}`;
  });
}
