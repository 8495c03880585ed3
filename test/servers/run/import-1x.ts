import type { Server } from './server.ts';

/** Makes an empty project in Label Studio 1.x; returns its number. */
export async function createProject1x(server: Server, labelConfig: string): Promise<number> {
  const { id } = await server.api<{ id: number }>('/api/projects/', post({ label_config: labelConfig }));
  return id;
}

/** What an import came to. */
export interface Imported {
  task_count: number;
  annotation_count: number;
  prediction_count: number;
}

/** Sends a list of tasks, as JSON text, to the import of Label Studio 1.x. */
export function importInto1x(server: Server, project: number, json: string): Promise<Imported> {
  return server.api<Imported>(`/api/projects/${project}/import`, post(json));
}

/** A request that posts JSON. */
export function post(body: string | object): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } };
}
