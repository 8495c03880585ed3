import type { Finding, Place } from '../diagnostics/diagnostic.ts';
import { isError } from '../diagnostics/is-error.ts';
import { messageOf } from '../diagnostics/message-of.ts';
import type { Json } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { KnownUnits } from '../regions/plan-offsets.ts';
import type { FoundInTask } from '../tasks/task-sink.ts';
import { taskDescriber } from './describe-task.ts';
import { jsonForHtml } from './escape.ts';
import { limitEntry, limitObject } from './limits.ts';
import type { MediaLinks } from './media-links.ts';
import type { Chart, LabelCount, PageEntry, PageFinding, PageModel, PageTask } from './model.ts';
import { namesIn } from './region-names.ts';
import { createSample } from './sample.ts';
import type { Spool, SpoolPlace } from './spool.ts';
import { createStatistics } from './statistics.ts';

export interface CollectorOptions {
  config: LabelConfig | undefined;
  /** What offsets in texts count where nothing tells. */
  unit: OffsetUnit;
  sample: number;
  seed: number;
  /** Tasks with errors, with warnings, or with this label. */
  only: string | undefined;
  /** Makes of each chosen task what else is to be kept of it, as JSON. */
  keep?: ((value: Json, known: KnownUnits) => Json) | undefined;
}

/** One task that was read, with all that was found in it. */
export interface ReadTask {
  value: Json;
  known: KnownUnits;
  findings: readonly FoundInTask[];
  /** Where the task is. */
  locate(): Place;
}

export interface Collected {
  counts: PageModel['counts'];
  labels: LabelCount[];
  moreLabels: number;
  charts: Chart[];
  tasks: KeptTask[];
}

/** Where a chosen task is in the spool. */
export interface KeptTask {
  page: SpoolPlace;
  /** What `keep` made of it. */
  more: SpoolPlace | undefined;
}

/** Takes the tasks of an input one by one: counts all of them, and keeps the chosen ones in a spool. */
export function createCollector(options: CollectorOptions, spool: Spool, links: MediaLinks) {
  const { config, unit, sample: size, seed, only, keep } = options;
  const describe = taskDescriber(config, unit);
  const statistics = createStatistics(knownLabels(config));
  const sample = createSample<KeptTask>(size, seed);
  const counts = { tasks: 0, withErrors: 0, withWarnings: 0, matching: 0, shown: 0 };
  return {
    add({ value, known, findings, locate }: ReadTask): void {
      const at = counts.tasks++;
      const hasErrors = findings.some(({ finding }) => isError(finding));
      const hasWarnings = findings.some(({ finding }) => !isError(finding));
      if (hasErrors) counts.withErrors++;
      if (hasWarnings) counts.withWarnings++;
      const seen = describe(value, known);
      const { objects, entries } = seen;
      statistics.add(
        objects,
        entries.flatMap(({ regions }) => regions),
        scoresOf(entries),
      );
      const matches =
        only === undefined ||
        (only === 'errors' ? hasErrors : only === 'warnings' ? hasWarnings : hasLabel(entries, only));
      if (!matches) return;
      counts.matching++;
      sample.offer(findings.length > 0, () => {
        const task: PageTask = {
          at,
          ...seen.rest(),
          place: placeOf(locate()),
          objects: objects.map((object) => limitObject(object, links)),
          entries: entries.map(limitEntry),
          findings: findings.map(({ finding, where }) => toPage(finding, where(), entries)),
        };
        return {
          page: spool.add(jsonForHtml(task)),
          more: keep && spool.add(JSON.stringify(keep(value, known))),
        };
      });
    },
    finish(): Collected {
      const tasks = sample.chosen();
      counts.shown = tasks.length;
      return { counts, ...statistics.labels(), charts: statistics.charts(), tasks };
    },
  };
}

function* knownLabels(config: LabelConfig | undefined): Generator<string> {
  for (const { tag, labels, dynamicLabels } of config?.controls ?? []) {
    // The answers of a taxonomy are ways through its choices.
    if (!dynamicLabels && tag.type !== 'Taxonomy') yield* labels.keys();
  }
}

function scoresOf(entries: readonly PageEntry[]): number[] {
  return entries.flatMap(({ list, score }) => (list === 'predictions' && score !== undefined ? [score] : []));
}

function hasLabel(entries: readonly PageEntry[], label: string): boolean {
  return entries.some(({ regions }) => regions.some((region) => namesIn(region).includes(label)));
}

/** A finding for the page, with the region that its JSON pointer leads to. */
export function toPage(finding: Finding, place: Place, entries: readonly PageEntry[]): PageFinding {
  const { code, path } = finding;
  const [, list, entry, region] = /^\/(\w+)\/(\d+)\/result\/(\d+)(?:\/|$)/.exec(path ?? '') ?? [];
  const index = entries.findIndex((one) => one.list === list && one.at === Number(entry));
  return {
    code,
    message: messageOf(finding),
    place: placeOf(place),
    ...(path !== undefined && { path }),
    ...(index >= 0 && { region: [index, Number(region)] as [number, number] }),
  };
}

export function placeOf({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
