import { refusedBy } from './answer.ts';
import type { Client } from './client.ts';
import { ServerError } from './server-error.ts';

/** What push writes into `meta.lsimport` of each task. */
export interface Marker {
  /** Which task of the input it is: a path, an id, or a hash. */
  key: string;
  /** Hash of all that was sent of it. */
  hash: string;
  /** The request that it came with. */
  chunk: string;
}

/** A task on the server that push has sent. */
export interface MarkedTask {
  id: number;
  marker: Marker;
  /** How many there are; annotations without skipped ones. */
  annotations: number;
  skipped: number;
  predictions: number;
  /** Whether somebody has begun to annotate it. */
  drafted: boolean;
}

interface Listed {
  id: number;
  meta: { lsimport?: Partial<Marker> } | null;
  total_annotations: number;
  cancelled_annotations: number;
  total_predictions: number;
}

/** Tasks on a page of a list: with 1,000 of them that have files, SQLite stops at an expression that is too deep. */
const PAGE = 500;
/** Tasks that are deleted at once. */
const DELETED = 1000;
const include = 'id,meta,total_annotations,cancelled_annotations,total_predictions';
/** Times that a list is read anew because tasks were removed while it was read. */
const TRIES = 3;

/** Takes the marker of a chunk or of anything, and says how the tasks are to be found that have it. */
export function withMarker(text: string) {
  return allOf({ filter: 'filter:tasks:meta', operator: 'contains', type: 'String', value: text });
}

interface Filter {
  filter: string;
  operator: string;
  type: string;
  value: unknown;
}

function allOf(...items: Filter[]) {
  return { conjunction: 'and', items };
}

function equals(column: string, value: number | boolean): Filter {
  const type = typeof value === 'number' ? 'Number' : 'Boolean';
  return { filter: `filter:tasks:${column}`, operator: 'equal', type, value };
}

/** The tasks of a project whose meta contains a text and has a marker, each once, in the order of their ids. */
export async function listMarked(client: Client, project: number, text: string): Promise<MarkedTask[]> {
  for (let n = 1; n <= TRIES; n++) {
    const found = await readPages(client, project, withMarker(text));
    const drafted = found?.size ? await listDrafted(client, project, text) : new Set();
    if (found && drafted)
      return [...found.values()].map((task) => ({ ...task, drafted: drafted.has(task.id) }));
  }
  throw new ServerError(
    'The tasks of the project changed again and again while they were listed.',
    'Run the same command again when nobody else adds or deletes tasks.',
  );
}

/** The ids of those that somebody has begun to annotate: a list does not show it, but can be of them only. */
async function listDrafted(client: Client, project: number, text: string): Promise<Set<number> | undefined> {
  const filters = withMarker(text);
  filters.items.push(equals('draft_exists', true));
  const found = await readPages(client, project, filters);
  return found && new Set(found.keys());
}

/** Undefined when the pages do not make one list. */
async function readPages(
  client: Client,
  project: number,
  filters: ReturnType<typeof allOf>,
): Promise<Map<number, Omit<MarkedTask, 'drafted'>> | undefined> {
  const query = JSON.stringify({ filters, ordering: ['tasks:id'] });
  const tasks = new Map<number, Omit<MarkedTask, 'drafted'>>();
  let listed = 0;
  let first: number | undefined;
  for (let page = 1; ; page++) {
    const answer = await client.ask('GET', '/api/tasks', {
      query: { project, page, page_size: PAGE, include, query },
    });
    // Behind the last page.
    if (answer.status === 404 && page > 1) return undefined;
    if (answer.status !== 200) throw refusedBy(answer, 'list the tasks of the project');
    const { total, tasks: found } = answer.json as unknown as { total: number; tasks: Listed[] };
    first ??= total;
    if (total !== first) return undefined;
    listed += found.length;
    for (const task of found) {
      const marked = toMarked(task);
      if (marked) tasks.set(task.id, marked);
    }
    if (listed >= total) return tasks;
    if (found.length === 0) return undefined;
  }
}

function toMarked(task: Listed): Omit<MarkedTask, 'drafted'> | undefined {
  const marker = task.meta?.lsimport;
  if (typeof marker?.key !== 'string' || typeof marker.hash !== 'string') return undefined;
  return {
    id: task.id,
    marker: { key: marker.key, hash: marker.hash, chunk: String(marker.chunk) },
    annotations: task.total_annotations,
    skipped: task.cancelled_annotations,
    predictions: task.total_predictions,
  };
}

/** How many marked tasks a project has, and predictions of them. */
export async function countMarked(
  client: Client,
  project: number,
  text: string,
): Promise<{ tasks: number; predictions: number }> {
  const query = JSON.stringify({ filters: withMarker(text) });
  const counts = await client.get<{ total: number; total_predictions: number }>(
    '/api/tasks',
    'count the tasks of the project',
    { query: { project, page_size: 1, include: 'id', query } },
  );
  return { tasks: counts.total, predictions: counts.total_predictions };
}

/** A task to be deleted, unless it has other annotations by then. */
export type Deletable = Pick<MarkedTask, 'id' | 'annotations' | 'skipped'>;

/**
 * Deletes tasks that have no drafts and as many annotations as when they were listed: the server itself looks, so that no work of a person is
 * lost that came in the meantime. Returns how many are gone.
 */
export async function deleteTasks(
  client: Client,
  project: number,
  tasks: readonly Deletable[],
): Promise<number> {
  const alike = new Map<string, Deletable[]>();
  for (const task of tasks) {
    const counts = `${task.annotations} ${task.skipped}`;
    const others = alike.get(counts);
    if (others) others.push(task);
    else alike.set(counts, [task]);
  }
  let deleted = 0;
  for (const same of alike.values()) {
    const { annotations, skipped } = same[0]!;
    const filters = allOf(
      equals('draft_exists', false),
      equals('total_annotations', annotations),
      equals('cancelled_annotations', skipped),
    );
    for (let at = 0; at < same.length; at += DELETED) {
      const included = same.slice(at, at + DELETED).map(({ id }) => id);
      const done = await client.send<{ processed_items: number }>('POST', '/api/dm/actions', 'delete tasks', {
        query: { id: 'delete_tasks', project },
        json: { selectedItems: { all: false, included }, filters },
      });
      deleted += done.processed_items;
    }
  }
  return deleted;
}
