import { isObject } from '../json/json.ts';
import { isListOf } from './answer.ts';
import type { Client } from './client.ts';
import { ServerError } from './server-error.ts';

/** What push writes into `meta.lsimport` of each task. */
export interface Marker {
  /** Which task of the input it is: a path, an id, or a hash. */
  key: string;
  /** Hash of all that was sent of it. */
  hash: string;
  /** The same without predictions; only of what was sent with them. */
  bare?: string;
  /** The request that it came with. */
  chunk: string;
  /** Only while its annotations are added one by one: some of them may be missing. */
  adding?: true;
}

/** A task on the server that push has sent. */
export interface MarkedTask {
  id: number;
  /** Without its chunk, which would take a sixth of the memory of a long list. */
  marker: Omit<Marker, 'chunk'>;
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

function between(column: string, min: number, max: number): Filter {
  return { filter: `filter:tasks:${column}`, operator: 'in', type: 'Number', value: { min, max } };
}

/** The tasks of a project whose meta contains a text and has a marker, each once, in the order of their ids. */
export async function listMarked(client: Client, project: number, text: string): Promise<MarkedTask[]> {
  const tasks = await readList(client, project, withMarker(text));
  if (tasks.length === 0) return [];
  const drafts = withMarker(text);
  // A list does not show who has begun to annotate, but can be of those tasks only.
  drafts.items.push(equals('draft_exists', true));
  const drafted = new Set((await readList(client, project, drafts)).map(({ id }) => id));
  for (const task of tasks) task.drafted = drafted.has(task.id);
  return tasks;
}

/**
 * Lists all tasks that pass filters. The server counts all that pass for each page, and skips those of the pages before it, so that pages
 * take the longer the more of them there are. So each page is one of its own: the tasks with ids in a range. Nothing is missed or listed
 * twice either where tasks are added or deleted at the same time.
 */
async function readList(
  client: Client,
  project: number,
  filters: ReturnType<typeof allOf>,
): Promise<MarkedTask[]> {
  const ask = async (items: Filter[], settings: { size?: number; order?: string } = {}) => {
    const { size = PAGE, order = 'tasks:id' } = settings;
    const query = JSON.stringify({ filters: allOf(...filters.items, ...items), ordering: [order] });
    return client.get<{ total: number; tasks: Listed[] }>('/api/tasks', 'list the tasks of the project', {
      query: { project, page: 1, page_size: size, include, query },
      isFit: (json) => isObject(json) && isListOf(json.tasks, ({ id }) => Number.isInteger(id)),
    });
  };
  const found: MarkedTask[] = [];
  let before = -1;
  /** Takes a page; returns the highest id below which there is no other task of it. */
  const take = ({ total, tasks }: { total: number; tasks: Listed[] }, end: number): number => {
    if (typeof total !== 'number') throw unfit('it does not say how many there are');
    for (const task of tasks) {
      // What comes twice would be deleted as a second copy of itself.
      if (!(task.id > before)) throw unfit(`task ${task.id} comes after task ${before}`);
      before = task.id;
      const marked = toMarked(task);
      if (marked) found.push(marked);
    }
    return tasks.length < total && tasks.length > 0 ? tasks.at(-1)!.id : end;
  };
  let done = take(await ask([]), Number.POSITIVE_INFINITY);
  if (done === Number.POSITIVE_INFINITY) return found;
  const [highest] = (await ask([], { size: 1, order: '-tasks:id' })).tasks;
  const last = highest?.id ?? 0;
  for (let span = PAGE; done < last; ) {
    const answer = await ask([between('id', done + 1, done + span)]);
    done = take(answer, done + span);
    // The ids between may be those of other projects.
    if (answer.total > PAGE) span = Math.ceil(span / 2);
    else if (answer.total * 2 <= PAGE) span *= 2;
  }
  return found;
}

/** The refusal of a list that cannot be relied upon. */
function unfit(what: string): ServerError {
  return new ServerError(
    `The server's list of the tasks is not in order: ${what}.`,
    'If there is a proxy or a cache in front of Label Studio, go around it. Nothing was changed.',
  );
}

function toMarked(task: Listed): MarkedTask | undefined {
  const marker = task.meta?.lsimport;
  if (typeof marker?.key !== 'string' || typeof marker.hash !== 'string') return undefined;
  return {
    id: task.id,
    marker: {
      key: marker.key,
      hash: marker.hash,
      ...(typeof marker.bare === 'string' && { bare: marker.bare }),
      ...(marker.adding && { adding: true }),
    },
    annotations: task.total_annotations,
    skipped: task.cancelled_annotations,
    predictions: task.total_predictions,
    drafted: false,
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
    {
      query: { project, page_size: 1, include: 'id', query },
      isFit: (json) => isObject(json) && typeof json.total === 'number',
    },
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
      const done = await client.send<{ processed_items?: number } | null>(
        'POST',
        '/api/dm/actions',
        'delete tasks',
        {
          query: { id: 'delete_tasks', project },
          json: { selectedItems: { all: false, included }, filters },
        },
      );
      // Whoever does not say how many is asked what is there.
      deleted += Number(done?.processed_items) || 0;
    }
  }
  return deleted;
}
