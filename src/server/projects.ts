import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { append } from '../lists.ts';
import { isListOf, refusedBy, unfit } from './answer.ts';
import type { Client } from './client.ts';
import { ServerError } from './server-error.ts';

/** A project of Label Studio 1.x, as far as push looks at it. */
export interface Project {
  id: number;
  title: string;
  label_config: string;
  description?: string | null;
  /** The predictions that annotators see are those with this version. */
  model_version: string | null;
}

/** How many there are of what in a project; annotations without the skipped ones. */
export interface ProjectCounts {
  tasks: number;
  annotations: number;
  predictions: number;
}

/** Settings of a project to be made. */
export interface NewProject {
  title: string;
  label_config: string;
  sampling: 'Sequential sampling' | 'Uniform sampling' | 'Uncertainty sampling';
}

const fields = 'id,title,description,label_config,model_version';

/** Whether a project is named by its number: `0012` is a title. */
export function isProjectNumber(named: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(named);
}

/**
 * The project by its number, or by its exact title; undefined when no title is the same and a project can be made with it. `choose` may choose
 * one of several.
 */
export async function findProject(
  client: Client,
  named: string,
  choose?: (titled: readonly Titled[]) => Promise<Project | undefined>,
): Promise<Project | undefined> {
  const byNumber = isProjectNumber(named);
  const numbered = byNumber ? await readIfThere(client, Number(named)) : undefined;
  if (numbered) return numbered;
  const same = await listTitled(client, named);
  if (byNumber) throw noProject(named, same);
  if (same.length > 1) {
    const chosen = await choose?.(same);
    if (chosen) return chosen;
    throw new ServerError(
      `${same.length} projects have the title "${named}": ${same.map(({ id }) => id).join(', ')}.`,
      `Name one by its number: --project ${same[0]!.id}`,
    );
  }
  if (same[0]) return readProject(client, same[0].id);
  if (/^\d+$/.test(named)) throw noTitleOfDigits(named);
  return undefined;
}

export async function readProject(client: Client, id: number): Promise<Project> {
  const project = await readIfThere(client, id);
  if (project) return project;
  throw noProject(String(id));
}

async function readIfThere(client: Client, id: number): Promise<Project | undefined> {
  if (!Number.isSafeInteger(id)) return undefined;
  const answer = await client.ask('GET', `/api/projects/${id}/`, { query: { include: fields } });
  if (answer.status === 404) return undefined;
  const doing = `show the project ${id}`;
  if (answer.status !== 200) throw refusedBy(answer, doing);
  if (!isObject(answer.json) || !isTitled(answer.json) || typeof answer.json.label_config !== 'string')
    throw unfit(doing);
  return answer.json as unknown as Project;
}

function noProject(number: string, [titled]: readonly Titled[] = []): ServerError {
  if (titled) {
    return new ServerError(
      `There is no project ${number}, but project ${titled.id} has the title "${number}".`,
      `Name it by its number: --project ${titled.id}`,
    );
  }
  return new ServerError(
    `There is no project ${number}, or the user of the token may not see it.`,
    'The number is in the address of the project: /projects/NUMBER. Or use its title; for a new title, unless it is all digits, a project is created.',
  );
}

/** Rather a number that was filled up with zeros than the title of a new project. */
function noTitleOfDigits(title: string): ServerError {
  const number = title.replace(/^0+(?=\d)/, '');
  return new ServerError(
    `There is no project with the title "${title}", and push creates none with a title that is all digits.`,
    `For the project with this number: --project ${number}. For a new one, choose a title that is not all digits.`,
  );
}

/** A project in a list. */
export interface Titled {
  id: number;
  title: string;
  description?: string | null;
}

/** The server finds titles that contain a text, in any case; only the same one counts. */
export async function listTitled(client: Client, title: string): Promise<Titled[]> {
  const same: Titled[] = [];
  const firsts = new Set<number>();
  for (let page = 1, isLast = false; !isLast; page++) {
    const query = { title, include: 'id,title,description', page_size: 100, page };
    const list = await client.get<{ next: string | null; results: Titled[] }>(
      '/api/projects/',
      'list the projects',
      { query, isFit: isListOfProjects },
    );
    // A cache in front of the server may answer with the same pages again and again.
    const first = list.results[0]?.id;
    if (first !== undefined && firsts.has(first)) throw repeatedPage();
    if (first !== undefined) firsts.add(first);
    append(
      same,
      list.results.filter((project) => project.title === title),
    );
    isLast = !list.next || list.results.length === 0;
  }
  return same.sort((a, b) => a.id - b.id);
}

function isTitled({ id, title }: JsonObject): boolean {
  return typeof id === 'number' && typeof title === 'string';
}

function isListOfProjects(json: Json | undefined): boolean {
  return isObject(json) && isListOf(json.results, isTitled);
}

function repeatedPage(): ServerError {
  return new ServerError(
    "The server's list of the projects has the same page twice.",
    'If there is a proxy or a cache in front of Label Studio, go around it, or name the project by its number.',
  );
}

export async function changeProject(
  client: Client,
  id: number,
  change: { label_config?: string; model_version?: string; description?: string },
): Promise<void> {
  await client.send('PATCH', `/api/projects/${id}/`, `change the project ${id}`, { json: change });
}

/** Deletes a project that was made for nothing, unless somebody has put tasks into it. Another push may have deleted it already. */
export async function removeEmptyProject(client: Client, id: number): Promise<void> {
  const counts = await countIfThere(client, id);
  if (counts === undefined || counts.tasks > 0) return;
  const answer = await client.ask('DELETE', `/api/projects/${id}/`);
  if (answer.status >= 300 && answer.status !== 404) throw refusedBy(answer, `delete the project ${id}`);
}

export async function countProject(client: Client, id: number): Promise<ProjectCounts> {
  const counts = await countIfThere(client, id);
  if (counts !== undefined) return counts;
  throw new ServerError(
    `The project ${id} has been deleted.`,
    'Run the same command again: it creates the project where there is none with its title.',
  );
}

interface CountedProject {
  task_number: number;
  total_predictions_number: number;
  total_annotations_number: number;
}

/** Undefined when there is no such project. */
export async function countIfThere(client: Client, id: number): Promise<ProjectCounts | undefined> {
  const query = { include: 'task_number,total_predictions_number,total_annotations_number' };
  const answer = await client.ask('GET', `/api/projects/${id}/`, { query });
  if (answer.status === 404) return undefined;
  const doing = `count the tasks of project ${id}`;
  if (answer.status !== 200) throw refusedBy(answer, doing);
  if (!isObject(answer.json) || typeof answer.json.task_number !== 'number') throw unfit(doing);
  const counts = answer.json as unknown as CountedProject;
  return {
    tasks: counts.task_number,
    annotations: counts.total_annotations_number,
    predictions: counts.total_predictions_number,
  };
}
