import { setTimeout } from 'node:timers/promises';
import { isObject } from '../json/json.ts';
import { refusedBy, unfit } from './answer.ts';
import type { Client } from './client.ts';
import { type ChoiceSettings, chooseLeft } from './left-projects.ts';
import { describeNetwork, NetworkProblem } from './network-problem.ts';
import { forgetMark, newMark } from './project-mark.ts';
import {
  changeProject,
  findProject,
  listTitled,
  type NewProject,
  type Project,
  readProject,
  removeEmptyProject,
  type Titled,
} from './projects.ts';
import { type Pauses, usualPauses } from './settle.ts';
import { whenReachable } from './when-reachable.ts';

/** Times that a project is asked for again that has not come. */
const RESENT = 3;

/**
 * Makes a project of which there is none, once: a busy SQLite makes two at one request, as the server repeats what fails after the first
 * write, and an answer may get lost. Until it is certain which one stays, its description tells it from those of others. Of two pushes
 * that make one at the same moment, both use the older project; `isOwn` when that is ours.
 */
export async function makeProject(
  client: Client,
  wanted: NewProject,
  settings: ChoiceSettings & { pauses?: Pauses | undefined },
): Promise<{ project: Project; isOwn: boolean }> {
  const mark = newMark();
  try {
    return await makeMarked(client, wanted, mark, settings);
  } finally {
    forgetMark(mark);
  }
}

async function makeMarked(
  client: Client,
  wanted: NewProject,
  description: string,
  settings: ChoiceSettings & { pauses?: Pauses | undefined },
): Promise<{ project: Project; isOwn: boolean }> {
  const { title } = wanted;
  const { signal, pauses = usualPauses } = settings;
  const reach = <T>(action: () => Promise<T>) => whenReachable(action, pauses.restart, signal);
  const made = await request(client, { ...wanted, description }, { signal, pauses });
  const titled = await reach(() => listTitled(client, title));
  const own = titled.filter((project) => project.description === description).map(({ id }) => id);
  const [older] = titled.filter((project) => project.description !== description);
  // The one that was answered is whole; one that was given up halfway may not be.
  const best = made ?? own.at(-1)!;
  const isOwn = older === undefined || older.id > best;
  for (const id of own) if (id !== best || !isOwn) await reach(() => removeEmptyProject(client, id));
  if (isOwn) {
    await reach(() => changeProject(client, best, { description: '' }));
    return { project: await reach(() => readProject(client, best)), isOwn };
  }
  const choose = (titled: readonly Titled[]) => chooseLeft(client, titled, settings);
  const project = await reach(() => findProject(client, title, choose));
  // A push that could not go on has deleted the project that it had made.
  return project ? { project, isOwn } : makeMarked(client, wanted, description, settings);
}

/** Sends the request until the project is there. Returns its number; undefined when it is there, but the answer did not come. */
async function request(
  client: Client,
  wanted: NewProject & { description: string },
  { signal, pauses }: { signal: AbortSignal; pauses: Pauses },
): Promise<number | undefined> {
  const { title, description } = wanted;
  for (let n = 0; ; n++) {
    const answer = await client.ask('POST', '/api/projects/', { json: wanted }).catch((error: unknown) => {
      if (error instanceof NetworkProblem) return error;
      throw error;
    });
    const isLost = answer instanceof NetworkProblem;
    if (!isLost && answer.status === 201) {
      if (!isObject(answer.json) || typeof answer.json.id !== 'number') throw unfit('create the project');
      return answer.json.id;
    }
    const failure = isLost
      ? describeNetwork(answer, client.address)
      : refusedBy(answer, `create the project "${title}"`);
    if (!failure.mayPass) throw failure;
    for (const pause of isLost && answer.isUnsent ? [0] : pauses.arrival) {
      await setTimeout(pause, undefined, { signal });
      const titled = await whenReachable(() => listTitled(client, title), pauses.restart, signal);
      if (titled.some((project) => project.description === description)) return undefined;
    }
    if (n === RESENT) throw failure;
  }
}
