import { ok, type Reply, type Seen } from './replies.ts';
import type { FakeProject, FakeUpload, State } from './state.ts';

/** POST /api/projects/P/import?commit_to_project=false: stores the files, before it looks at what is in them. */
export function storeFiles(state: State, project: FakeProject, { headers, body }: Seen): Reply {
  if (Number(headers['content-length']) !== body.length) return ok({ detail: 'Validation error' }, 400);
  const boundary = /boundary=(.+)$/.exec(headers['content-type']!)![1]!;
  // A part for each field name: of the same name only the last one counts.
  const files = new Map<string, Omit<FakeUpload, 'id' | 'project'>>();
  for (const part of body.toString('latin1').split(`--${boundary}\r\n`).slice(1)) {
    const [head, ...rest] = part.split('\r\n\r\n');
    const [, field, name] = /name="([^"]*)"; filename="([^"]*)"/.exec(
      Buffer.from(head!, 'latin1').toString('utf8'),
    )!;
    const content = rest.join('\r\n\r\n').replace(new RegExp(`\r\n(?:--${boundary}--\r\n)?$`), '');
    const file = `upload/${project.id}/${(state.nextId++).toString(16).padStart(8, '0')}-${name}`;
    files.set(field!, { file, content: Buffer.from(content, 'latin1') });
  }
  if (files.size > 100) return { status: 500, text: 'The number of files exceeded' };
  const ids: number[] = [];
  for (const file of files.values()) {
    const id = state.nextId++;
    state.uploads.set(id, { ...file, id, project: project.id });
    ids.push(id);
  }
  if (/<(?:Image|Text)[^>]*>.*<(?:Image|Text)/s.test(project.label_config))
    return ok(
      { detail: 'Validation error', validation_errors: ['Your label config has more than one data key'] },
      400,
    );
  return ok({ task_count: ids.length, file_upload_ids: ids }, 201);
}

/** GET and DELETE /api/projects/P/file-uploads */
export function fileUploads(
  { uploads }: State,
  project: FakeProject,
  seen: Seen,
  query: URLSearchParams,
): Reply {
  if (seen.method === 'DELETE') {
    const { file_upload_ids: ids } = JSON.parse(seen.body.toString()) as { file_upload_ids: number[] };
    return ok({ deleted: ids.filter((id) => uploads.delete(id)).length });
  }
  const ids = JSON.parse(query.get('ids') ?? '[]') as number[];
  const all = query.get('all') === 'true';
  const found = [...uploads.values()].filter(
    (upload) => upload.project === project.id && (all || ids.includes(upload.id)),
  );
  return ok(found.map(({ id, file, content }) => ({ id, file, size: content.length })));
}

/** GET /data/upload/... */
export function uploadedFile({ uploads }: State, path: string): Reply {
  const file = [...uploads.values()].find((upload) => `/data/${upload.file}` === path);
  return file ? { status: 200, text: 'the file' } : { status: 500, text: '' };
}
