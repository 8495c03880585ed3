import { countOf } from '../../report/format.ts';
import type { Client } from '../../server/client.ts';
import { countVersions } from '../../server/model-versions.ts';
import { changeProject, type Project } from '../../server/projects.ts';
import type { VersionRule } from '../../tasks/model-version.ts';
import type { Comparison } from './compare.ts';

/** What annotators see of the predictions of a project. */
export interface Shown {
  /** Whether any prediction has the version that is to be shown; the server refuses one that none has. */
  isThere: boolean;
  /** Predictions that annotators saw before; the version is undefined where those of all were shown. */
  hidden: { version: string | undefined; predictions: number };
}

/** Makes annotators see the predictions of a version, which hides those of the version before it. */
export async function showVersion(
  client: Client,
  project: Project,
  version: VersionRule | undefined,
): Promise<Shown> {
  if (!version || project.model_version === version.name) return asBefore;
  const counts = await countVersions(client, project.id);
  if (!counts.get(version.name)) return { ...asBefore, isThere: false };
  await changeProject(client, project.id, { model_version: version.name });
  return { isThere: true, hidden: hiddenOf(counts, project, version) };
}

/** What showVersion will come to. */
export async function foreseeVersion(
  client: Client,
  project: Project | undefined,
  version: VersionRule | undefined,
  { predictions, unwanted, pruned }: Pick<Comparison, 'predictions' | 'unwanted' | 'pruned'>,
): Promise<Shown> {
  if (!project || !version || project.model_version === version.name) return asBefore;
  const counts = await countVersions(client, project.id);
  if (predictions === 0 && !counts.get(version.name)) return { ...asBefore, isThere: false };
  const hidden = hiddenOf(counts, project, version);
  // What is deleted is taken for what is shown: which version it has is not listed.
  const deleted = [...unwanted, ...pruned].reduce((sum, task) => sum + task.predictions, 0);
  return { isThere: true, hidden: { ...hidden, predictions: Math.max(0, hidden.predictions - deleted) } };
}

const asBefore: Shown = { isThere: true, hidden: { version: undefined, predictions: 0 } };

function hiddenOf(
  counts: ReadonlyMap<string, number>,
  { model_version: before }: Project,
  { name }: VersionRule,
): Shown['hidden'] {
  if (before) return { version: before, predictions: counts.get(before) ?? 0 };
  const others = [...counts].filter(([version]) => version !== name);
  return { version: undefined, predictions: others.reduce((sum, [, count]) => sum + count, 0) };
}

/** For people: what is hidden. */
export function listHidden(
  { hidden: { version, predictions } }: Shown,
  shown: VersionRule | undefined,
  willBe = '',
): string[] {
  if (predictions === 0 || !shown) return [];
  const of = version === undefined ? 'other versions' : version;
  return [
    `  ${willBe}hidden from annotators, as the project shows model version ${shown.name} now: ${countOf(predictions, 'prediction')} of ${of}`,
  ];
}

/** For people: that the version which was asked for is not used. */
export function noteUnused(
  { isThere }: Shown,
  asked: string | undefined,
  note: (text: string) => void,
): void {
  if (isThere || asked === undefined) return;
  note(
    `--model-version ${asked} is not used: there are no predictions to send. Those in the project keep their version.`,
  );
}
