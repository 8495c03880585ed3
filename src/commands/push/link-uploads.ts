import { membersOf } from '../../json/compact.ts';
import { applyEdits, type Edit } from '../../json/edits.ts';
import type { Json } from '../../json/json.ts';
import type { OutgoingTask } from '../../server/chunk.ts';
import type { Client } from '../../server/client.ts';
import { ServerError } from '../../server/server-error.ts';
import type { Upload } from '../../server/uploads/list-uploads.ts';
import type { Uploader } from '../../server/uploads/upload-files.ts';
import type { UploadOf } from './uploads-in.ts';

/** Brings the files of some tasks to the server, and puts their links there into the tasks. */
export async function linkUploads(
  tasks: (OutgoingTask & { files: string[] })[],
  uploadOf: UploadOf,
  { client, uploader }: { client: Client; uploader: Uploader },
): Promise<void> {
  const uploads = await uploader.bring(tasks.flatMap(({ files }) => files));
  const [first] = uploads.values();
  if (first) await prove(client, first);
  const prefix = new URL(client.address).pathname.replace(/\/$/, '');
  const linkTo = (value: Json): Json => {
    const file = uploadOf(value);
    return file === undefined ? value : prefix + pathOf(uploads.get(file)!);
  };
  for (const task of tasks) {
    const [file] = task.files;
    if (file === undefined) continue;
    const id = { at: 1, end: 1, text: `"file_upload_id":${uploads.get(file)!.id},` };
    task.json = applyEdits(task.json, [id, ...editLinks(task.json, linkTo)]);
  }
}

/** The path of a file on the server. */
function pathOf({ file }: Upload): string {
  return `/data/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** The links of a task in place of those that stood for its files; all else stays as it is written. */
function editLinks(json: Buffer, linkTo: (value: Json) => Json): Edit[] {
  const data = membersOf(json, 0).get('data')!;
  return [...membersOf(json, data.at).values()].flatMap(({ at, end }) => {
    const text = json.toString('utf8', at, end);
    if (text[0] !== '"' && text[0] !== '[') return [];
    const value = JSON.parse(text) as Json;
    const items = Array.isArray(value) ? value : [value];
    const linked = items.map(linkTo);
    if (linked.every((item, i) => item === items[i])) return [];
    return [{ at, end, text: JSON.stringify(Array.isArray(value) ? linked : linked[0]) }];
  });
}

async function prove(client: Client, upload: Upload): Promise<void> {
  const status = await client.statusOf(pathOf(upload));
  if (status < 400) return;
  throw new ServerError(
    `Label Studio took the file ${upload.file}, but does not show it (${status}).`,
    'See the log of the server for the reason; its media folder may not be writable or not be shared between its machines.',
  );
}
