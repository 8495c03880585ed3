import type { Client } from '../../server/client.ts';
import { countVersions } from '../../server/model-versions.ts';
import { changeProject, type Project } from '../../server/projects.ts';
import type { VersionRule } from '../../tasks/model-version.ts';

/** Makes annotators see the predictions of a version. The server refuses one that no prediction has; returns whether any has it. */
export async function showVersion(
  client: Client,
  project: Project,
  version: VersionRule | undefined,
): Promise<boolean> {
  if (!version || project.model_version === version.name) return true;
  const counts = await countVersions(client, project.id);
  if (!counts.get(version.name)) return false;
  await changeProject(client, project.id, { model_version: version.name });
  return true;
}
