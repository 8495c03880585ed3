import { ok, type Reply, type Seen } from './replies.ts';
import type { FakeProject, FakeTask, State } from './state.ts';

/** POST /api/projects/P/import: all of it or nothing, and twice what is sent twice. */
export function importTasks(state: State, project: FakeProject, { headers, body }: Seen): Reply {
  // Without a length the server reads an empty object.
  if (headers['content-length'] === undefined) return ok({ detail: 'Validation error' }, 400);
  const tasks = JSON.parse(body.toString('utf8')) as Partial<FakeTask>[];
  const missing = tasks.findIndex(({ data }) => !data || Object.keys(data).length === 0);
  if (tasks.length === 0 || missing >= 0) {
    const message = `Error at item ${missing}: data is required :: {'data': {}}`;
    return ok({ detail: 'Validation error', validation_errors: { non_field_errors: [message] } }, 400);
  }
  for (const { data, meta, annotations, predictions, file_upload_id } of tasks) {
    const id = state.nextId++;
    project.tasks.set(id, {
      id,
      data: data!,
      meta: meta ?? {},
      ...(file_upload_id !== undefined && { file_upload_id }),
      annotations: annotations ?? [],
      predictions: (predictions ?? []).map((prediction) => ({ model_version: 'undefined', ...prediction })),
    });
  }
  const versions = tasks
    .flatMap(({ predictions }) => predictions ?? [])
    .map((p) => p.model_version ?? 'undefined');
  if (!project.model_version && versions.length > 0) project.model_version = versions.at(-1)!;
  return ok(
    {
      task_count: tasks.length,
      annotation_count: tasks.flatMap(({ annotations }) => annotations ?? []).length,
      prediction_count: versions.length,
    },
    201,
  );
}

/**
 * What the server does on SQLite while somebody else writes: it answers 201 with tasks that have lost their predictions and annotations.
 */
export function importWithLoss(state: State, project: FakeProject, seen: Seen): Reply {
  const tasks = JSON.parse(seen.body.toString('utf8')) as Partial<FakeTask>[];
  const bare = tasks.map(({ data, meta, file_upload_id }) => ({ data, meta, file_upload_id }));
  return importTasks(state, project, { ...seen, body: Buffer.from(JSON.stringify(bare)) });
}

/** POST /api/projects/P/import/predictions: predictions for tasks that are there; all of them or none. */
export function importPredictions(
  project: FakeProject,
  predictions: ({ task: number } & FakeTask['predictions'][number])[],
): Reply {
  const unknown = predictions.find(({ task }) => !project.tasks.has(task));
  if (unknown) return ok([`${unknown.task} contains invalid "task" field`], 400);
  for (const { task, ...prediction } of predictions)
    project.tasks.get(task)!.predictions.push({ model_version: 'undefined', ...prediction });
  return ok({ created: predictions.length }, 201);
}

/** POST /api/tasks/ID/annotations/: one annotation, once for each id. */
export function addAnnotation(
  { projects }: State,
  id: number,
  annotation: FakeTask['annotations'][number],
): Reply {
  const task = taskAt(projects, id);
  if (!task) return ok({ detail: 'Not found.' }, 404);
  const tasks = [...projects.values()].flatMap(({ tasks }) => [...tasks.values()]);
  const isThere = tasks.some(({ annotations }) =>
    annotations.some(({ unique_id }) => unique_id === annotation.unique_id),
  );
  if (isThere) return ok({ detail: 'Annotation with this unique id already exists' }, 409);
  task.annotations.push(annotation);
  return ok(annotation, 201);
}

/** PATCH /api/tasks/ID/ */
export function changeTask({ projects }: State, id: number, change: Partial<FakeTask>): Reply {
  const task = taskAt(projects, id);
  return task ? ok(Object.assign(task, change)) : ok({ detail: 'Not found.' }, 404);
}

function taskAt(projects: State['projects'], id: number): FakeTask | undefined {
  return [...projects.values()].find(({ tasks }) => tasks.has(id))?.tasks.get(id);
}
