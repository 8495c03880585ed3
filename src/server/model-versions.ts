import { isObject } from '../json/json.ts';
import type { Client } from './client.ts';

/** How many predictions a project has of each version. */
export async function countVersions(client: Client, project: number): Promise<Map<string, number>> {
  const counts = await client.get<Record<string, number>>(
    `/api/projects/${project}/model-versions/`,
    'list the model versions of the project',
    { isFit: isObject },
  );
  return new Map(Object.entries(counts));
}
