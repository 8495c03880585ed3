import { bucketStorages, resolveLink } from './buckets.ts';
import { fileUploads, storeFiles, uploadedFile } from './file-uploads.ts';
import { addAnnotation, changeTask, importPredictions, importTasks } from './import-tasks.ts';
import { deleteTasks, listTasks } from './list-tasks.ts';
import { localFile, localStorages } from './local-files.ts';
import { ok, type Reply, type Seen } from './replies.ts';
import type { FakeProject, State } from './state.ts';

export const legacyToken = '0123456789abcdef0123456789abcdef01234567';

/** What Label Studio 1.23.2 answers, as far as push asks. */
export function route(state: State, seen: Seen, query: URLSearchParams): Reply {
  const { method, path } = seen;
  if (path === '/api/version') return ok({ release: '1.23.2', edition: 'Community' });
  if (path === '/api/token/refresh') return refresh(state, bodyOf(seen));
  if (!isAuthorized(state, seen.headers.authorization)) return notAuthorized;
  if (path === '/api/current-user/whoami') return ok({ id: 1, email: 'ana@example.com' });
  if (path === '/api/projects/')
    return method === 'POST' ? makeProject(state, bodyOf(seen)) : listProjects(state, query);
  if (path === '/api/tasks') return listTasks(state, projectOf(state, query.get('project')), query);
  if (path === '/api/dm/actions')
    return deleteTasks(state, projectOf(state, query.get('project')), bodyOf(seen));
  const [, annotated] = /^\/api\/tasks\/(\d+)\/annotations\/$/.exec(path) ?? [];
  if (annotated !== undefined) return addAnnotation(state, Number(annotated), bodyOf(seen));
  const [, changed] = /^\/api\/tasks\/(\d+)\/$/.exec(path) ?? [];
  if (changed !== undefined && method === 'PATCH') return changeTask(state, Number(changed), bodyOf(seen));
  if (path.startsWith('/data/upload/')) return uploadedFile(state, decodeURI(path));
  if (path === '/data/local-files/') return localFile(state, query.get('d') ?? '');
  if (path === '/api/storages/localfiles') return localStorages(state, seen, query);
  if (/^\/api\/storages\/(?:s3|gcs|azure)/.test(path)) return bucketStorages(state, seen, query);
  const [, resolving] = /^\/projects\/(\d+)\/resolve\/$/.exec(path) ?? [];
  if (resolving !== undefined) return resolveLink(state, Number(resolving), query);
  if (path.startsWith('/api/dm/views/')) return views(state, seen, query);
  const [, id, rest] = /^\/api\/projects\/(\d+)\/(.*)$/.exec(path) ?? [];
  const project = projectOf(state, id ?? null);
  if (!project) return notFound;
  if (rest === 'file-uploads') return fileUploads(state, project, seen, query);
  if (rest === 'import' && query.get('commit_to_project') === 'false')
    return storeFiles(state, project, seen);
  if (rest === 'import' && method === 'POST') return importTasks(state, project, seen);
  if (rest === 'validate/') return validateConfig(project, bodyOf(seen));
  if (rest === 'import/predictions') return importPredictions(project, bodyOf(seen));
  if (rest === 'model-versions/') return ok(countVersions(project));
  if (rest !== '') return notFound;
  if (method === 'DELETE') return state.projects.delete(project.id) ? { status: 204 } : notFound;
  return method === 'PATCH' ? changeProject(project, bodyOf(seen)) : ok(showProject(project));
}

const notFound: Reply = { status: 404, text: '<html><title>Not Found</title></html>' };
const notAuthorized: Reply = {
  status: 401,
  json: { detail: 'Authentication credentials were not provided.', status_code: 401 },
};

function bodyOf<T extends object>({ body }: Seen): T {
  return JSON.parse(body.toString('utf8')) as T;
}

/** Labels that annotations use must stay. */
function validateConfig({ tasks }: FakeProject, { label_config }: { label_config: string }): Reply {
  const used = [...tasks.values()].flatMap(
    ({ annotations }) => JSON.stringify(annotations).match(/(?<="choices":\[")\w+/g) ?? [],
  );
  const missing = used.filter((label) => !label_config.includes(`value="${label}"`));
  if (missing.length === 0) return ok({ config_essential_data_has_changed: true });
  const detail = `These labels still exist in annotations or drafts:\n${missing[0]} (1 annotation)\nPlease add labels to tag with name="sentiment".`;
  return ok({ detail: 'Validation error', validation_errors: { non_field_errors: [detail] } }, 400);
}

function refresh(state: State, { refresh }: { refresh: string }): Reply {
  if (refresh.split('.').length !== 3)
    return ok({ detail: 'Token is invalid', code: 'token_not_valid' }, 401);
  const now = 1_700_000_000;
  const payload = Buffer.from(
    JSON.stringify({ token_type: 'access', iat: now, exp: now + 300, n: state.nextId++ }),
  );
  const access = `e30.${payload.toString('base64url')}.e30`;
  state.access.add(access);
  return ok({ access });
}

function isAuthorized({ access }: State, header = ''): boolean {
  const [kind, value] = header.split(' ');
  return kind === 'Bearer' ? access.has(value!) : kind === 'Token' && value === legacyToken;
}

function makeProject(state: State, given: Partial<FakeProject>): Reply {
  const project: FakeProject = {
    title: '',
    label_config: '<View></View>',
    sampling: 'Sequential sampling',
    model_version: null,
    ...given,
    id: state.nextProject++,
    tasks: new Map(),
  };
  if (project.label_config.includes('encoding='))
    return { status: 500, json: { detail: 'Unicode strings with encoding declaration are not supported.' } };
  state.projects.set(project.id, project);
  return ok(showProject(project), 201);
}

function changeProject(project: FakeProject, change: Partial<FakeProject>): Reply {
  const { model_version: version } = change;
  if (version && version !== project.model_version && !countVersions(project)[version]) {
    const problem = "Model version doesn't exist either as live model or as static predictions.";
    const errors = { model_version: [problem] };
    return ok({ detail: 'Validation error', validation_errors: errors, status_code: 400 }, 400);
  }
  Object.assign(project, change);
  return ok(showProject(project));
}

/** How many predictions there are of each version; that of the project is there too. */
function countVersions({ tasks, model_version: own }: FakeProject): Record<string, number> {
  const counts: Record<string, number> = own ? { [own]: 0 } : {};
  for (const { predictions } of tasks.values())
    for (const { model_version: version } of predictions)
      counts[String(version)] = (counts[String(version)] ?? 0) + 1;
  return counts;
}

function listProjects({ projects }: State, query: URLSearchParams): Reply {
  const text = (query.get('title') ?? '').toLowerCase();
  const results = [...projects.values()].filter(({ title }) => title.toLowerCase().includes(text));
  return ok({
    count: results.length,
    next: null,
    results: results.map(({ id, title, description }) => ({ id, title, description })),
  });
}

function projectOf({ projects }: State, id: string | null): FakeProject | undefined {
  return projects.get(Number(id));
}

function showProject({ tasks, ...project }: FakeProject): object {
  const all = [...tasks.values()];
  return {
    ...project,
    task_number: all.length,
    total_predictions_number: all.flatMap(({ predictions }) => predictions).length,
    total_annotations_number: all.flatMap(({ annotations }) => annotations.filter((a) => !a.was_cancelled))
      .length,
  };
}

function views(state: State, seen: Seen, query: URLSearchParams): Reply {
  const id = Number(/(\d+)\/$/.exec(seen.path)?.[1]);
  if (seen.method === 'GET') {
    const project = Number(query.get('project'));
    return ok([...state.views.values()].filter((view) => view.project === project));
  }
  if (seen.method === 'DELETE') return state.views.delete(id) ? { status: 204 } : notFound;
  const { project, data } = bodyOf<{ project: number; data: Record<string, unknown> }>(seen);
  const view = { id: seen.method === 'POST' ? state.nextId++ : id, project, data };
  state.views.set(view.id, view);
  return ok(view, seen.method === 'POST' ? 201 : 200);
}
