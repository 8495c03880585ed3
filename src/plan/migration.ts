import { statSync } from 'node:fs';
import type { SharedOptions } from '../cli/options.ts';
import type { Context } from '../context.ts';
import type { Profile } from '../profile.ts';
import type { MigrationFields } from '../writers/tasks-json/migration-fields.ts';

/** What a project gets so that Label Studio 1.x can migrate it. */
export function migrationOf(
  path: string,
  { target }: SharedOptions,
  { opensIn1x }: Profile,
  context: Context,
): MigrationFields | undefined {
  if (!opensIn1x) return undefined;
  return { createdAt: dateOf(path, context), completionFiles: !target };
}

/** The date for what has none: SOURCE_DATE_EPOCH, else that of the input, so that the same input gives the same bytes. */
function dateOf(path: string, { env }: Context): number {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return Number(epoch);
  return Math.floor(statSync(path).mtimeMs / 1000);
}
