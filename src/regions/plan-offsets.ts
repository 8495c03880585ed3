import type { Finding, Report } from '../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote, showValue } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { type ResultList, resultLists } from '../label-config/result-lists.ts';
import { spanFinder, type TextSpan } from './find-spans.ts';
import { slicesOf } from './judge-span.ts';
import type { OffsetUnit } from './offset-unit.ts';

/** What is to be done about offsets in texts in which the units differ. */
export interface OffsetRules {
  /** The unit that is written; undefined when offsets stay as they are. */
  to: OffsetUnit | undefined;
  /** Where they stay: the Label Studio that must show them right; undefined for both. */
  server?: '0.9' | '1.x' | undefined;
  /** Whether to say that the words of a span are other ones, where no check does. */
  comparesWords?: boolean;
}

/** New offsets for a region: the place of its result in the task, its own in that, and what they become. */
export interface OffsetEdit {
  list: ResultList;
  entry: number;
  region: number;
  start: number;
  end: number;
}

export interface OffsetPlan {
  edits: OffsetEdit[];
  /** Spans whose unit is known, and which the other Label Studio shows elsewhere. */
  differing: number;
}

/** What is known of a task's offsets apart from the words of its spans. */
export interface KnownUnits {
  /** By the format they come from. */
  unitOf: (list: ResultList) => OffsetUnit | undefined;
  /** lsimport made the spans: there is nothing to say to their author. */
  made: boolean;
}

/** Undefined when there is nothing to change and nothing differs. */
export type OffsetPlanner = (
  task: JsonObject,
  data: JsonObject,
  known: KnownUnits,
  report: Report,
) => OffsetPlan | undefined;

/** Prepares the look for spans whose offsets have to change, or are right in one Label Studio only. */
export function offsetPlanner(config: LabelConfig | undefined, rules: OffsetRules): OffsetPlanner {
  const findSpan = spanFinder(config);

  return (task, data, known, report) => {
    let plan: OffsetPlan | undefined;
    for (const list of resultLists) {
      const entries = task[list];
      if (!Array.isArray(entries)) continue;
      for (const [entry, { result }] of entries.map(asEntry).entries()) {
        const spans = spansOf(result, data);
        if (!spans) continue;
        plan ??= { edits: [], differing: 0 };
        const shared = sharedUnit(spans);
        for (const { region, span } of spans) {
          const unit = unitOfSpan(span, known.unitOf(list), shared);
          if (unit) plan.differing++;
          const path = `/${list}/${entry}/result/${region}/value`;
          if (rules.comparesWords && span.verdict === 'none') report({ ...otherWords(span), path });
          const { index } = span;
          if (unit && rules.to && index) {
            if (unit === rules.to) continue;
            const place = (offset: number, up: boolean) =>
              rules.to === 'utf16' ? index.toUtf16(offset)! : index.toCodePoints(offset, up);
            const [start, end] = [place(span.start, false), place(span.end, true)];
            plan.edits.push({ list, entry, region, start, end });
            continue;
          }
          const finding = known.made ? undefined : findingOf(span, unit, rules);
          if (finding) report({ ...finding, path });
        }
      }
    }
    return plan;
  };

  function spansOf(result: Json | undefined, data: JsonObject) {
    if (!Array.isArray(result)) return undefined;
    let spans: { region: number; span: TextSpan }[] | undefined;
    for (let region = 0; region < result.length; region++) {
      const span = findSpan(result[region]!, data);
      if (!span) continue;
      spans ??= [];
      spans.push({ region, span });
    }
    return spans;
  }
}

function asEntry(entry: Json): JsonObject {
  return isObject(entry) ? entry : {};
}

/** The unit that the words of all spans of a result tell, as far as they tell any. */
function sharedUnit(spans: readonly { span: TextSpan }[]): OffsetUnit | undefined {
  const units = new Set(spans.map(({ span }) => unitOfVerdict(span)).filter((unit) => unit !== undefined));
  return units.size === 1 ? [...units][0] : undefined;
}

function unitOfVerdict({ verdict }: TextSpan): OffsetUnit | undefined {
  return verdict === 'utf16' || verdict === 'code-points' ? verdict : undefined;
}

/** Its own words come first, then what the format says, then the other spans of its result. */
function unitOfSpan(
  span: TextSpan,
  ofFormat: OffsetUnit | undefined,
  shared: OffsetUnit | undefined,
): OffsetUnit | undefined {
  if (!span.index) return undefined;
  const unit = unitOfVerdict(span) ?? ofFormat ?? shared;
  // Nothing that the text is too short for.
  return unit === 'code-points' && span.index.toUtf16(span.end) === undefined ? undefined : unit;
}

function findingOf(
  span: TextSpan,
  unit: OffsetUnit | undefined,
  { server }: OffsetRules,
): Finding | undefined {
  const { start, end, index, verdict } = span;
  // That the words are other ones is said by the checks (span-text-differs).
  if (!unit || !index)
    return verdict === 'none' ? undefined : { code: 'span-unit-unknown', args: { start, end } };
  const { inUtf16, inCodePoints } = slicesOf(index, start, end);
  const args = { start, end, inUtf16: quote(inUtf16), inCodePoints: quote(inCodePoints ?? '') };
  if (unit === 'code-points') return server === '1.x' ? undefined : { code: 'span-in-code-points', args };
  return server === '0.9' ? undefined : { code: 'span-in-utf16', args };
}

function otherWords({ start, end, index, kept }: TextSpan): Finding {
  const slice = index ? slicesOf(index, start, end).inUtf16 : '';
  return {
    code: 'span-text-differs',
    args: { start, end, slice: quote(slice), kept: quote(showValue(kept)) },
  };
}
