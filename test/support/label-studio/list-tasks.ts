import { ok, type Reply } from './replies.ts';
import type { FakeProject, FakeTask, State } from './state.ts';

interface Filters {
  conjunction: 'and' | 'or';
  items: { filter: string; operator: string; value: unknown }[];
}

interface Query {
  filters?: Filters;
  ordering?: string[];
}

/** GET /api/tasks: a page of the Data Manager's list. */
export function listTasks(state: State, project: FakeProject | undefined, query: URLSearchParams): Reply {
  if (!project) return ok({ detail: 'Not found.' }, 404);
  const { filters, ordering: [order] = [] } = JSON.parse(query.get('query') ?? '{}') as Query;
  const found = [...project.tasks.values()].filter((task) => passes(state, task, filters));
  if (order === '-tasks:id') found.reverse();
  const size = Math.min(Number(query.get('page_size')), state.mostTasks);
  const page = Number(query.get('page') ?? 1);
  const tasks = found.slice((page - 1) * size, page * size);
  if (tasks.length === 0 && page > 1) return ok({ detail: 'Invalid page.' }, 404);
  if (tasks.length >= 1000 && tasks.every(({ file_upload_id }) => file_upload_id !== undefined))
    return ok({ detail: 'Expression tree is too large (maximum depth 1000)' }, 500);
  const shown = tasks.map(show);
  return ok({
    total: found.length,
    total_annotations: found.map(show).reduce((sum, task) => sum + task.total_annotations, 0),
    total_predictions: found.map(show).reduce((sum, task) => sum + task.total_predictions, 0),
    tasks: shown,
  });
}

function passes(
  { uploads }: State,
  task: FakeTask,
  filters: Filters = { conjunction: 'and', items: [] },
): boolean {
  const columns: Record<string, unknown> = {
    draft_exists: (task.drafts?.length ?? 0) > 0,
    total_annotations: show(task).total_annotations,
    cancelled_annotations: show(task).cancelled_annotations,
  };
  const holds = ({ filter, operator, value }: Filters['items'][number]) => {
    const column = filter.replace('filter:tasks:', '');
    if (column === 'meta' && operator === 'contains') {
      // As the database keeps it.
      const stored = JSON.stringify(task.meta).replaceAll('":', '": ').replaceAll(',"', ', "');
      return stored.toLowerCase().includes(String(value).toLowerCase());
    }
    if (column === 'data' && operator === 'contains')
      return JSON.stringify(task.data).includes(String(value));
    if (column === 'file_upload' && operator === 'contains')
      return uploads.get(task.file_upload_id!)?.file.includes(String(value)) === true;
    if (column === 'id' && operator === 'in') {
      const { min, max } = value as { min: number; max: number };
      return task.id >= min && task.id <= max;
    }
    if (!(column in columns) || operator !== 'equal') throw new Error(`not imitated: ${filter} ${operator}`);
    return columns[column] === value;
  };
  return filters.conjunction === 'or' ? filters.items.some(holds) : filters.items.every(holds);
}

function show({ id, meta, annotations, predictions }: FakeTask) {
  const skipped = annotations.filter((annotation) => annotation.was_cancelled).length;
  return {
    id,
    meta,
    total_annotations: annotations.length - skipped,
    cancelled_annotations: skipped,
    total_predictions: predictions.length,
  };
}

/** POST /api/dm/actions?id=delete_tasks */
export function deleteTasks(
  state: State,
  project: FakeProject | undefined,
  { selectedItems, filters }: { selectedItems?: { included?: number[] }; filters?: Filters },
): Reply {
  const ids = (selectedItems?.included ?? []).filter((id) => {
    const task = project?.tasks.get(id);
    return task && passes(state, task, filters);
  });
  const deleted = ids.filter((id) => project?.tasks.delete(id)).length;
  return ok({ processed_items: deleted, reload: false, detail: `Deleted ${deleted} tasks` });
}
