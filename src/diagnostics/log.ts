import type { Diagnostic, Finding, Place, TagRef } from './diagnostic.ts';
import type { Severity } from './message.ts';
import { type Code, messages } from './messages.ts';

/** Findings of one code and one tag: an exact count and the first places. */
export interface Group {
  code: Code;
  severity: Severity;
  tag: TagRef | undefined;
  count: number;
  first: Diagnostic[];
}

/** What decides the group of a finding. */
type InGroup = { code: Code; tag?: TagRef | undefined };

/** All that was found in a run. Counts are exact; of the findings themselves the first `limit`, and the first of each group, are kept. */
export interface Log {
  errors: number;
  warnings: number;
  readonly groups: Iterable<Group>;
  readonly kept: readonly Diagnostic[];
  /** How many findings are to be listed at most. */
  readonly limit: number;
  /** `locate` is only called for findings that are kept. */
  add(finding: Finding, locate: () => Place, task?: number): void;
  /** Takes out the findings of a code, where a failure says the same and more. */
  drop(code: Code): void;
  /** How many findings more are kept. */
  readonly room: number;
  /** Adds what another log holds, its findings after those that are here. */
  absorb(other: LogContent): void;
}

/** What a log holds, as plain data. */
export interface LogContent {
  errors: number;
  warnings: number;
  groups: readonly Group[];
  kept: readonly Diagnostic[];
}

/** Places of each group that people are shown, and that are kept however many other findings there are. */
const SHOWN = 3;

export function createLog(limit: number): Log {
  const groups = new Map<string, Group>();
  let last: Group | undefined;
  const kept: Diagnostic[] = [];
  const keep = (group: Group, diagnostic: Diagnostic) => {
    if (group.first.length < SHOWN) group.first.push(diagnostic);
    kept.push(diagnostic);
  };
  const log: Log = {
    errors: 0,
    warnings: 0,
    groups: { [Symbol.iterator]: () => groups.values() },
    kept,
    limit,
    get room() {
      return Math.max(0, limit - kept.length);
    },
    add(finding, locate, task) {
      const { severity } = messages[finding.code];
      if (severity === 'error') log.errors++;
      else log.warnings++;
      // Most findings are of the same kind as the one before.
      const isLast = last?.code === finding.code && last.tag === finding.tag;
      const group = isLast ? last! : groupOf(groups, finding, severity);
      last = group;
      group.count++;
      if (group.count > SHOWN && kept.length >= limit) return;
      keep(group, { finding, severity, place: locate(), ...(task !== undefined && { task }) });
    },
    drop(code) {
      for (const [key, { code: found, severity, count }] of groups) {
        if (found !== code) continue;
        if (severity === 'error') log.errors -= count;
        else log.warnings -= count;
        groups.delete(key);
      }
      for (let at = kept.length - 1; at >= 0; at--) if (kept[at]!.finding.code === code) kept.splice(at, 1);
      last = undefined;
    },
    absorb(other) {
      log.errors += other.errors;
      log.warnings += other.warnings;
      for (const diagnostic of other.kept) {
        const group = groupOf(groups, diagnostic.finding, diagnostic.severity);
        if (group.first.length < SHOWN || kept.length < limit) keep(group, diagnostic);
      }
      for (const { code, tag, severity, count } of other.groups) {
        groupOf(groups, { code, tag }, severity).count += count;
      }
    },
  };
  return log;
}

/** What a log holds, as plain data for another thread; the places of a group are among those that are kept. */
export function contentOf({ errors, warnings, groups, kept }: Log): LogContent {
  return { errors, warnings, groups: [...groups].map((group) => ({ ...group, first: [] })), kept };
}

/** Sorts errors before warnings and leaves the order else. */
export function errorsFirst(a: { severity: Severity }, b: { severity: Severity }): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}

/** Findings with the same key form a group. */
export function keyOfGroup({ code, tag }: InGroup): string {
  return tag ? `${code} ${tag.at.line}:${tag.at.column}` : code;
}

function groupOf(groups: Map<string, Group>, { code, tag }: InGroup, severity: Severity): Group {
  const key = keyOfGroup({ code, tag });
  let group = groups.get(key);
  if (!group) {
    group = { code, severity, tag, count: 0, first: [] };
    groups.set(key, group);
  }
  return group;
}
