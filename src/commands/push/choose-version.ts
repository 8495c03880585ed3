import { EXIT, UserError } from '../../errors.ts';
import type { Json } from '../../json/json.ts';
import { quoteForSh } from '../../quote-shell.ts';
import type { Project } from '../../server/projects.ts';
import type { VersionRule } from '../../tasks/model-version.ts';
import type { Comparison } from './compare.ts';

/** Name of predictions that have none. */
const USUAL = 'lsimport';

/** One version for all predictions: annotators see only those whose version is the project's. Undefined without predictions. */
export function chooseVersion(
  { versions, lacksVersion }: Pick<Comparison, 'versions' | 'lacksVersion'>,
  asked: string | undefined,
  project: Project | undefined,
): VersionRule | undefined {
  if (versions.size === 0 && !lacksVersion) return undefined;
  if (asked !== undefined) return { name: asked, replaces: true };
  const [only, ...others] = [...versions].map(nameOf);
  if (only !== undefined && others.length === 0) return { name: only, replaces: false };
  if (only === undefined) return { name: project?.model_version || USUAL, replaces: false };
  throw new UserError(
    EXIT.refused,
    `The predictions have ${versions.size} versions (${[only, ...others]
      .slice(0, 5)
      .map((version) => JSON.stringify(version))
      .join(', ')}), but a project shows those of one only.`,
    `Give all of them one: --model-version ${quoteForSh(only)}`,
  );
}

function nameOf(version: Json): string {
  return typeof version === 'string' ? version : JSON.stringify(version);
}
