import type { Run } from '../../context.ts';
import type { Log } from '../../diagnostics/log.ts';
import { type OffsetUnit, unitNames } from '../../regions/offset-unit.ts';
import { countOf, formatCount, formatTime } from '../../report/format.ts';
import type { NotIn1x } from '../../tasks/not-in-1x.ts';
import type { Totals } from '../../tasks/totals.ts';

/** "2 errors, 1 warning" with what there is of them. */
export function countFindings({ errors, warnings }: Log): string {
  return [errors > 0 && countOf(errors, 'error'), warnings > 0 && countOf(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}

/** What was skipped, one line each. */
export function listSkipped({ skipped }: Pick<Totals, 'skipped'>): string[] {
  return [...skipped].map(([what, count]) => `  skipped (${what}): ${formatCount(count)}`);
}

/** What `label-studio start FOLDER` of Label Studio 1.x does not take over from a project, one line each. */
export function listNotIn1x({ meta, ids, modelVersions, finished }: NotIn1x): string[] {
  const line = (what: string, count: number) =>
    count > 0
      ? [`  not kept by Label Studio 1.x on its first start: ${what} of ${countOf(count, 'task')}`]
      : [];
  const repair =
    finished > 0
      ? [
          `  Label Studio 1.x needs a repair after its first start to count ${countOf(finished, 'task')} as labeled (docs/project-folder.md)`,
        ]
      : [];
  return [...line('meta', meta), ...line('ids', ids), ...line('model_version', modelVersions), ...repair];
}

/**
 * How many spans got other offsets, and how many only one Label Studio shows right: where the unit of both is known and the output is not
 * for that one alone.
 */
export function listSpans(
  { converted, differing }: Totals['spans'],
  to: OffsetUnit | undefined,
  command: 'init' | 'convert' | 'export',
): string[] {
  const spans = (count: number) => `the offsets of ${countOf(count, 'span')}`;
  const lines: string[] = [];
  if (converted > 0) lines.push(`  converted to ${unitNames[to!]}: ${spans(converted)}`);
  if (differing > 0 && to !== 'code-points' && command !== 'export') {
    const way = command === 'init' ? '--links 1.x, or lsimport export' : '--to tasks-1.x';
    const where = to === 'utf16' ? 'in Label Studio 0.9 only' : 'in one Label Studio only';
    lines.push(`  right ${where}: ${spans(differing)} behind emoji and the like (for 1.x: ${way})`);
  }
  if (differing > 0 && to === 'code-points' && command === 'init')
    lines.push(`  right in Label Studio 1.x only: ${spans(differing)} behind emoji and the like`);
  return lines;
}

/** How long a run has taken up to now. */
export function since({ start }: Pick<Run, 'start'>): string {
  return formatTime(performance.now() - start);
}
