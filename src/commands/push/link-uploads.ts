import { membersOf } from '../../json/compact.ts';
import type { OutgoingTask } from '../../server/chunk.ts';
import type { Client } from '../../server/client.ts';
import { ServerError } from '../../server/server-error.ts';
import type { Upload } from '../../server/uploads/list-uploads.ts';
import type { Uploader } from '../../server/uploads/upload-files.ts';
import type { Media } from './identify.ts';

/** Brings the files of some tasks to the server, and puts their links there into the tasks. */
export async function linkUploads(
  tasks: (OutgoingTask & { file?: string })[],
  { dataKey }: NonNullable<Media['upload']>,
  { client, uploader }: { client: Client; uploader: Uploader },
): Promise<void> {
  const uploads = await uploader.bring(tasks.flatMap(({ file }) => file ?? []));
  const [first] = uploads.values();
  if (first) await prove(client, first);
  for (const task of tasks) {
    const upload = task.file === undefined ? undefined : uploads.get(task.file);
    if (upload) task.json = linkTo(upload, task.json, dataKey, new URL(client.address).pathname);
  }
}

/** The path of a file on the server. */
function pathOf({ file }: Upload): string {
  return `/data/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** A task with the link in place of the one that stood for it; `prefix` is the path that a proxy puts before the server. */
function linkTo(upload: Upload, json: Buffer, dataKey: string, prefix: string): Buffer {
  const data = membersOf(json, 0).get('data')!;
  const { at, end } = membersOf(json, data.at).get(dataKey)!;
  const link = JSON.stringify(`${prefix.replace(/\/$/, '')}${pathOf(upload)}`);
  const id = Buffer.from(`"file_upload_id":${upload.id},`);
  return Buffer.concat([
    json.subarray(0, 1),
    id,
    json.subarray(1, at),
    Buffer.from(link),
    json.subarray(end),
  ]);
}

async function prove(client: Client, upload: Upload): Promise<void> {
  const status = await client.statusOf(pathOf(upload));
  if (status < 400) return;
  throw new ServerError(
    `Label Studio took the file ${upload.file}, but does not show it (${status}).`,
    'See the log of the server for the reason; its media folder may not be writable or not be shared between its machines.',
  );
}
