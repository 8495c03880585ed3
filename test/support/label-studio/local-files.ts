import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ok, type Reply, type Seen } from './replies.ts';
import type { State } from './state.ts';

/** GET /data/local-files/?d=PATH */
export function localFile({ documentRoot, storages }: State, path: string): Reply {
  if (documentRoot === undefined) return { status: 403, text: 'Serving local files is disabled' };
  const file = join(documentRoot, path);
  const isCovered = storages.some((storage) => isBelow(dirname(file), storage.path));
  return isCovered && existsSync(file)
    ? { status: 200, text: readFileSync(file, 'utf8') }
    : { status: 404, text: '' };
}

/** GET and POST /api/storages/localfiles */
export function localStorages(state: State, { method, body }: Seen, query: URLSearchParams): Reply {
  if (method === 'POST') return addStorage(state, JSON.parse(body.toString('utf8')));
  const project = Number(query.get('project'));
  return ok(state.storages.filter((storage) => storage.project === project));
}

function addStorage(state: State, { project, path }: { project: number; path: string }): Reply {
  const refuse = (message: string): Reply =>
    ok({ detail: 'Validation error', validation_errors: { non_field_errors: [message] } }, 400);
  const { documentRoot, storages } = state;
  if (documentRoot === undefined)
    return refuse(
      'Serving local files from the host filesystem can be a security risk, so LOCAL_FILES_SERVING_ENABLED is disabled',
    );
  if (!existsSync(path)) return refuse(`Absolute local path "${path}" does not exist`);
  if (path === documentRoot || !isBelow(path, documentRoot))
    return refuse(`Path must be a subdirectory of LOCAL_FILES_DOCUMENT_ROOT=${documentRoot}`);
  const storage = { id: state.nextId++, project, path };
  storages.push(storage);
  return ok(storage, 201);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}
