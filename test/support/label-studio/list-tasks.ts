import { ok, type Reply } from './routes.ts';
import type { FakeProject, FakeTask } from './state.ts';

interface Query {
  filters?: { items: { filter: string; operator: string; value: string }[] };
}

/** GET /api/tasks: a page of the Data Manager's list. */
export function listTasks(project: FakeProject | undefined, query: URLSearchParams): Reply {
  if (!project) return ok({ detail: 'Not found.' }, 404);
  const { filters } = JSON.parse(query.get('query') ?? '{}') as Query;
  const texts = (filters?.items ?? []).map(({ filter, operator, value }) => {
    if (filter !== 'filter:tasks:meta' || operator !== 'contains') throw new Error(`not imitated: ${filter}`);
    return value.toLowerCase();
  });
  const found = [...project.tasks.values()].filter(({ meta }) => {
    // As the database keeps it.
    const stored = JSON.stringify(meta).replaceAll('":', '": ').replaceAll(',"', ', "').toLowerCase();
    return texts.every((text) => stored.includes(text));
  });
  const size = Number(query.get('page_size'));
  const page = Number(query.get('page') ?? 1);
  const tasks = found.slice((page - 1) * size, page * size);
  if (tasks.length === 0 && page > 1) return ok({ detail: 'Invalid page.' }, 404);
  const shown = tasks.map(show);
  return ok({
    total: found.length,
    total_annotations: found.map(show).reduce((sum, task) => sum + task.total_annotations, 0),
    total_predictions: found.map(show).reduce((sum, task) => sum + task.total_predictions, 0),
    tasks: shown,
  });
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
  project: FakeProject | undefined,
  { selectedItems }: { selectedItems?: { included?: number[] } },
): Reply {
  const ids = selectedItems?.included ?? [];
  const deleted = ids.filter((id) => project?.tasks.delete(id)).length;
  return ok({ processed_items: deleted, reload: false, detail: `Deleted ${deleted} tasks` });
}
