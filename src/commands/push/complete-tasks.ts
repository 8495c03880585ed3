import { append } from '../../lists.ts';
import type { OutgoingTask } from '../../server/chunk.ts';
import { settle, usualPauses } from '../../server/settle.ts';
import { type Comparison, identified } from './compare.ts';
import { countEntries, markTask } from './mark-task.ts';
import type { Sending, Sent } from './send-tasks.ts';
import type { Spool } from './spool-tasks.ts';

/**
 * Adds what they lack to tasks that a push before this one left without all of it, and that cannot be sent again. `marker` finds them.
 */
export async function completeTasks(
  spool: Spool,
  { bare, keys }: Pick<Comparison, 'bare' | 'keys'>,
  { client, project, version, media, pauses = usualPauses }: Sending,
  sent: Sent,
  { marker, signal }: { marker: string; signal: AbortSignal },
): Promise<void> {
  if (bare.size === 0) return;
  const tasks: OutgoingTask[] = [];
  const lacking = [...bare.values()].reduce((sum, predictions) => sum + predictions, 0);
  for (const { task, line, identity, index } of identified(spool, media, keys))
    if (bare.has(index))
      tasks.push({ ...identity, ...countEntries(task), json: markTask(line, identity, version) });
  const { kept } = await settle({ client, project, marker, pauses, signal }, tasks, { completes: true });
  sent.completed = tasks.length - kept.length;
  sent.predictions += lacking - kept.reduce((sum, { task }) => sum + task.predictions, 0);
  append(
    sent.incomplete,
    kept.map(({ task }) => task.key),
  );
}
