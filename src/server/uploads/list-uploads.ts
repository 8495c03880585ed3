import { isObject } from '../../json/json.ts';
import { isListOf } from '../answer.ts';
import type { Client } from '../client.ts';

/** A file that was sent to a project. */
export interface Upload {
  id: number;
  /** Below the media folder of the server: `upload/7/1a2b3c4d-cat-....png` */
  file: string;
}

/** The files of a project that the user of the token has sent; with `ids` only those. */
export function listUploads(client: Client, project: number, ids?: readonly number[]): Promise<Upload[]> {
  const query: Record<string, string | boolean> = ids ? { ids: JSON.stringify(ids) } : { all: true };
  return client.get<Upload[]>(`/api/projects/${project}/file-uploads`, 'list the files of the project', {
    query,
    isFit: (json) => isListOf(json, ({ id, file }) => typeof id === 'number' && typeof file === 'string'),
  });
}

/** Deletes files that no task links to. */
export async function deleteUploads(client: Client, project: number, ids: readonly number[]): Promise<void> {
  await client.send('DELETE', `/api/projects/${project}/file-uploads`, 'delete files', {
    json: { file_upload_ids: ids },
  });
}

/** Whether a task of the project belongs to a file, or has a link to it in its data. */
export async function isUsed(client: Client, project: number, { file }: Upload): Promise<boolean> {
  // The eight digits that the server puts before a name; the name itself is encoded in links.
  const [value] = file.slice(file.lastIndexOf('/') + 1).split(/(?<=-)/, 1);
  const items = ['file_upload', 'data'].map((column) => ({
    filter: `filter:tasks:${column}`,
    operator: 'contains',
    type: 'String',
    value,
  }));
  const query = JSON.stringify({ filters: { conjunction: 'or', items } });
  const found = await client.get<{ total: number }>('/api/tasks', 'look for tasks of a file', {
    query: { project, page_size: 1, include: 'id', query },
    isFit: (json) => isObject(json) && typeof json.total === 'number',
  });
  return found.total > 0;
}
