import type { Run } from '../../context.ts';
import type { Log } from '../../diagnostics/log.ts';
import { formatCount } from '../../format-count.ts';
import { type OffsetUnit, unitNames } from '../../regions/offset-unit.ts';
import { countOf, formatTime } from '../../report/format.ts';
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
  return [...skipped].map(
    ([what, count]) => `  ${(sentences[what] ?? ((n) => `skipped (${what}): ${formatCount(n)}`))(count)}`,
  );
}

const allImages = '--input-format image-dir reads all images, without their labels';

/** What is skipped of tasks needs a reason, where what is skipped of files has none but its name. */
const sentences: Record<string, (count: number) => string> = {
  'images without a label file': (count) =>
    `skipped (images without a label file): ${formatCount(count)}; ${allImages}`,
  'images that no label file names': (count) =>
    `skipped (images that no label file names): ${formatCount(count)}; ${allImages}`,
  'server fields': (count) =>
    `skipped ${countOf(count, 'field')} that each Label Studio sets itself (ids, dates, users)`,
  'other fields': (count) => `skipped ${countOf(count, 'field')} that Label Studio 1.x does not import`,
  ids: (count) => `skipped ${countOf(count, 'task id')}: Label Studio 1.x assigns its own`,
  'bare ids': (count) =>
    `skipped ${countOf(count, 'entry', 'entries')} that ${count === 1 ? 'is' : 'are'} only the id of a prediction or annotation`,
  'ids of predictions': (count) =>
    `skipped ${countOf(count, 'prediction')} that the export has only the id of`,
  'ids of drafts': (count) => `skipped ${countOf(count, 'draft')} that the export has only the id of`,
  'polygons and masks imported as boxes': (count) =>
    `imported as boxes: ${countOf(count, 'polygon or mask', 'polygons and masks')}`,
  drafts: (count) => `skipped ${countOf(count, 'draft')}: Label Studio 1.x does not import drafts`,
};

/** What `label-studio start FOLDER` of Label Studio 1.x does not take over from a project, one line each. */
export function listNotIn1x({ meta, ids, modelVersions, finished }: NotIn1x): string[] {
  const line = (what: string, count: number) =>
    count > 0
      ? [`  not kept by Label Studio 1.x on its first start: ${what} of ${countOf(count, 'task')}`]
      : [];
  const uncounted =
    finished > 0
      ? [
          `  not counted as labeled by Label Studio 1.x: ${countOf(finished, 'task')} with annotations, unless you run the command in docs/project-folder.md after its first start; lsimport push has them counted`,
        ]
      : [];
  return [...line('meta', meta), ...line('ids', ids), ...line('model_version', modelVersions), ...uncounted];
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
  const lines: string[] = [];
  if (converted > 0)
    lines.push(`  converted to ${unitNames[to!]}: the offsets of ${countOf(converted, 'span')}`);
  const spans = `${countOf(differing, 'span')} after emoji ${differing === 1 ? 'has' : 'have'} offsets`;
  if (differing > 0 && to !== 'code-points' && command !== 'export') {
    const way = command === 'init' ? '--links 1.x or lsimport export' : '--to tasks-1.x';
    const where = to === 'utf16' ? 'for Label Studio 0.9' : 'that only one Label Studio shows right';
    lines.push(`  ${spans} ${where}; for 1.x, use ${way}`);
  }
  if (differing > 0 && to === 'code-points' && command === 'init')
    lines.push(`  ${spans} for Label Studio 1.x, not for 0.9`);
  return lines;
}

/** How long a run has taken up to now. */
export function since({ start }: Pick<Run, 'start'>): string {
  return formatTime(performance.now() - start);
}
