import { ok, type Reply, type Seen } from './replies.ts';
import type { State } from './state.ts';

/** /api/storages/s3, gcs and azure */
export function bucketStorages(state: State, { method, path, body }: Seen, query: URLSearchParams): Reply {
  const [, kind, id] = /^\/api\/storages\/(\w+)(?:\/(\d+))?$/.exec(path)!;
  const { buckets } = state;
  if (method === 'GET') {
    const project = Number(query.get('project'));
    return ok(buckets.list.filter((storage) => storage.kind === kind && storage.project === project));
  }
  if (method === 'DELETE') {
    buckets.list = buckets.list.filter((storage) => storage.id !== Number(id));
    return { status: 204 };
  }
  const given = JSON.parse(body.toString('utf8')) as { project: number };
  const refused = buckets.refuse?.(given);
  if (refused) return refused;
  const storage = { ...given, id: state.nextId++, kind: kind! };
  buckets.list.push(storage);
  return ok(storage, 201);
}

/** GET /projects/ID/resolve/?fileuri=BASE64: a redirect to where the objects of a bucket are, when there is a storage of it. */
export function resolveLink({ buckets }: State, project: number, query: URLSearchParams): Reply {
  const link = Buffer.from(query.get('fileuri') ?? '', 'base64url').toString();
  const [, bucket, key] = /^[\w-]+:\/\/([^/]+)\/(.*)$/.exec(link) ?? [];
  const storage = buckets.list.find(
    (entry) => entry.project === project && (entry.bucket ?? entry.container) === bucket,
  );
  if (!storage || buckets.origin === undefined) return { status: 404, text: '' };
  const location = `${buckets.origin}/${bucket}/${key!.split('/').map(encodeURIComponent).join('/')}`;
  return { status: 303, text: '', headers: { location } };
}
