import { setTimeout } from 'node:timers/promises';
import type { Client } from './client.ts';
import { diffConfigs } from './label-configs.ts';
import { isMarked, makerOf } from './project-mark.ts';
import {
  changeProject,
  countIfThere,
  listTitled,
  type Project,
  readProject,
  removeEmptyProject,
  type Titled,
} from './projects.ts';
import { ServerError } from './server-error.ts';

/** Milliseconds that a push on another machine may take to make a project, and between two looks at it. */
const MAKING = 150_000;
const LOOK = 2000;

export interface ChoiceSettings {
  signal: AbortSignal;
  /** Says why it takes long. */
  note: (text: string) => void;
}

/**
 * Which of several projects of one title is to be used: a push that was killed while the server made them has left them behind. The last one
 * of the oldest push, as one that was given up halfway comes first. Undefined when one of them may be somebody's: it has no mark, is not
 * empty, or has another label config. Throws ServerError when the push that makes one of them is alive: it chooses itself which one stays.
 */
export async function chooseLeft(
  client: Client,
  titled: readonly Titled[],
  settings: ChoiceSettings,
): Promise<Project | undefined> {
  const [oldest] = titled;
  const makers = titled.map(makerOf);
  if (makers.includes('alive')) throw isMaking(oldest!);
  if (!titled.every(isMarked)) return undefined;
  if (makers.includes('unknown')) await waitForMaker(client, titled, settings);
  const { id } = titled.findLast(({ description }) => description === oldest!.description)!;
  const chosen = await readProject(client, id);
  for (const other of titled) if (!(await isLeft(client, other.id, chosen))) return undefined;
  return chosen;
}

/** Returns when nothing has become of some projects for as long as a push takes to make one. */
async function waitForMaker(
  client: Client,
  titled: readonly Titled[],
  { signal, note }: ChoiceSettings,
): Promise<void> {
  const [{ title }] = titled as [Titled];
  note(
    `There are ${titled.length} empty projects "${title}" of a push from another machine that has not ended. Waiting to see whether it is alive.`,
  );
  const before = JSON.stringify(titled);
  for (let waited = 0; waited < MAKING; waited += LOOK) {
    await setTimeout(LOOK, undefined, { signal });
    if (JSON.stringify(await listTitled(client, title)) !== before) throw isMaking({ title });
  }
}

function isMaking({ title }: Pick<Titled, 'title'>): ServerError {
  return new ServerError(
    `Another lsimport push is creating the project "${title}".`,
    'Wait until it has ended, and run the same command again.',
  );
}

/** Removes the mark of an empty project that a killed push has left behind, and the empty projects that it left with it. */
export async function takeOver(client: Client, project: Project): Promise<void> {
  if (!isMarked(project) || !(await isLeft(client, project.id, project))) return;
  for (const other of await listTitled(client, project.title)) {
    if (other.id === project.id || !isMarked(other) || makerOf(other) === 'alive') continue;
    if (await isLeft(client, other.id, project)) await removeEmptyProject(client, other.id);
  }
  await changeProject(client, project.id, { description: '' });
}

/** Whether a project is there, has no tasks, and the same label config as another one. */
async function isLeft(client: Client, id: number, { label_config }: Project): Promise<boolean> {
  const counts = await countIfThere(client, id);
  if (counts?.tasks !== 0) return false;
  const { label_config: config } = await readProject(client, id);
  return diffConfigs(config, label_config).length === 0;
}
