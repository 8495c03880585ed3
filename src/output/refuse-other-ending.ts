import { EXIT, UserError } from '../errors.ts';
import type { layouts } from './list-files.ts';

const lines = /\.(?:jsonl|ndjson)$/i;
const list = /\.json$/i;

/** Whether the name of an output says that it holds JSON Lines. */
export function isNamedForLines(output: string | undefined): boolean {
  return output !== undefined && lines.test(output);
}

/**
 * Refuses an output whose name says that it holds JSON Lines where it would hold a list, or the other way round: no program could read it by its name. `or` is
 * what else can be done about it.
 */
export function refuseOtherEnding(output: string | undefined, holds: keyof typeof layouts, or = ''): void {
  if (output === undefined) return;
  const isList = holds === 'list';
  if (!(isList ? lines : list).test(output)) return;
  const renamed = output.replace(isList ? lines : list, isList ? '.json' : '.jsonl');
  throw new UserError(
    EXIT.usage,
    `${output} would hold ${isList ? 'a JSON list' : 'JSON Lines'}.`,
    `Use -o ${renamed}${or}.`,
  );
}
