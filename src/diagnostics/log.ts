import type { Tag } from '../label-config/model.ts';
import type { Diagnostic, Finding, Severity, Spot } from './diagnostic.ts';
import { type Code, messages } from './messages.ts';

/** Findings of one code and one tag: an exact count and the first places. */
export interface Group {
  code: Code;
  severity: Severity;
  tag: Tag | undefined;
  count: number;
  /** How many of them the log keeps. */
  kept: number;
  first: Diagnostic[];
}

/** All that was found in a run. Counts are exact; of the findings themselves only the first of each group, and `limit` in all, are kept. */
export interface Log {
  errors: number;
  warnings: number;
  readonly groups: Iterable<Group>;
  readonly kept: readonly Diagnostic[];
  /** `locate` is only called for findings that are kept. */
  add(finding: Finding, locate: () => Spot, task?: number): void;
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

/** Places shown of each group, and kept of it however many other findings there are. */
const SHOWN = 3;

export function createLog(limit: number): Log {
  const groups = new Map<string, Group>();
  const kept: Diagnostic[] = [];
  const keep = (group: Group, diagnostic: Diagnostic) => {
    if (group.first.length < SHOWN) group.first.push(diagnostic);
    if (limit === 0) return;
    group.kept++;
    kept.push(diagnostic);
  };
  const log: Log = {
    errors: 0,
    warnings: 0,
    groups: { [Symbol.iterator]: () => groups.values() },
    kept,
    get room() {
      return Math.max(0, limit - kept.length);
    },
    add(finding, locate, task) {
      const { severity } = messages[finding.code];
      if (severity === 'error') log.errors++;
      else log.warnings++;
      const group = groupOf(groups, finding, severity);
      group.count++;
      if (group.count > SHOWN && kept.length >= limit) return;
      keep(group, { finding, severity, spot: locate(), ...(task !== undefined && { task }) });
    },
    absorb(other) {
      log.errors += other.errors;
      log.warnings += other.warnings;
      for (const diagnostic of other.kept) {
        const group = groupOf(groups, diagnostic.finding, diagnostic.severity);
        if (group.first.length < SHOWN || kept.length < limit) keep(group, diagnostic);
      }
      for (const { code, tag, severity, count } of other.groups) {
        groupOf(groups, { code, tag } as Finding, severity).count += count;
      }
    },
  };
  return log;
}

function groupOf(groups: Map<string, Group>, { code, tag }: Finding, severity: Severity): Group {
  const key = tag ? `${code} ${tag.at.line}:${tag.at.column}` : code;
  let group = groups.get(key);
  if (!group) {
    group = { code, severity, tag, count: 0, kept: 0, first: [] };
    groups.set(key, group);
  }
  return group;
}
