import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';
import { diffConfigs } from './label-configs.ts';
import {
  changeProject,
  countProject,
  listTitled,
  type Project,
  readProject,
  removeEmptyProject,
  type Titled,
} from './projects.ts';

/** The description of a project while it is being made, by which a push knows its own. */
export function newMark(): string {
  return `lsimport push ${randomUUID()}`;
}

const MARK = /^lsimport push [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function isMarked({ description }: Pick<Titled, 'description'>): boolean {
  return MARK.test(description ?? '');
}

/**
 * Which of several projects of one title is to be used: a push that was killed while the server made them has left them behind. The last one
 * of the oldest push, as one that was given up halfway comes first. Undefined when one of them may be somebody's: it has no mark, is not
 * empty, or has another label config.
 */
export async function chooseLeft(client: Client, titled: readonly Titled[]): Promise<Project | undefined> {
  if (!titled.every(isMarked)) return undefined;
  const [oldest] = titled;
  const { id } = titled.findLast(({ description }) => description === oldest!.description)!;
  const chosen = await readProject(client, id);
  for (const other of titled) if (!(await isLeft(client, other.id, chosen))) return undefined;
  return chosen;
}

/** Removes the mark of an empty project that a killed push has left behind, and the empty projects that it left with it. */
export async function takeOver(client: Client, project: Project): Promise<void> {
  if (!isMarked(project) || !(await isLeft(client, project.id, project))) return;
  for (const other of await listTitled(client, project.title)) {
    if (other.id === project.id || !isMarked(other)) continue;
    if (await isLeft(client, other.id, project)) await removeEmptyProject(client, other.id);
  }
  await changeProject(client, project.id, { description: '' });
}

/** Whether a project has no tasks, and the same label config as another one. */
async function isLeft(client: Client, id: number, { label_config }: Project): Promise<boolean> {
  const { tasks } = await countProject(client, id);
  if (tasks > 0) return false;
  const { label_config: config } = await readProject(client, id);
  return diffConfigs(config, label_config).length === 0;
}
