import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Log, LogContent } from '../diagnostics/log.ts';
import type { LabelConfig, Tag } from '../label-config/model.ts';

/** A log as plain data for another thread: tags of the label config by their number, since each thread has a model of its own. */
export interface PackedLog {
  content: LogContent;
  /** For each kept finding and each group: the number of its tag in the config's list, or -1. */
  tagsOfKept: number[];
  tagsOfGroups: number[];
}

export function packLog(log: Log, config: LabelConfig | undefined): PackedLog {
  const numberOf = (tag: Tag | undefined) => (tag ? config!.tags.indexOf(tag) : -1);
  const groups = [...log.groups];
  return {
    content: {
      errors: log.errors,
      warnings: log.warnings,
      groups: groups.map((group) => ({ ...group, tag: undefined, first: [] })),
      kept: log.kept.map((diagnostic) => withTag(diagnostic, undefined)),
    },
    tagsOfKept: log.kept.map(({ finding }) => numberOf(finding.tag)),
    tagsOfGroups: groups.map(({ tag }) => numberOf(tag)),
  };
}

export function unpackLog(
  { content, tagsOfKept, tagsOfGroups }: PackedLog,
  config: LabelConfig | undefined,
): LogContent {
  return {
    ...content,
    groups: content.groups.map((group, i) => ({ ...group, tag: config?.tags[tagsOfGroups[i]!] })),
    kept: content.kept.map((diagnostic, i) => withTag(diagnostic, config?.tags[tagsOfKept[i]!])),
  };
}

function withTag(diagnostic: Diagnostic, tag: Tag | undefined): Diagnostic {
  const { tag: _, ...finding } = diagnostic.finding;
  return { ...diagnostic, finding: (tag ? { ...finding, tag } : finding) as Diagnostic['finding'] };
}
