import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listFindings } from '../../diagnostics/list-findings.ts';
import { keyOfGroup, type Log } from '../../diagnostics/log.ts';
import type { ExitCode } from '../../errors.ts';
import { countOf } from '../format.ts';
import { artifactLocation, BASE, folderUri } from './artifact-location.ts';
import { plainText } from './plain-text.ts';
import { sarifRules } from './rules.ts';
import { type Locate, toResult } from './to-result.ts';

/** What a SARIF log tells of lsimport itself. */
export interface SarifSource {
  version: string;
  /** The folder that files are named relative to. */
  cwd: string;
  /** The absolute path of a file, which findings have as the user typed it. */
  pathOf(file: string): string;
}

/** What the run came to. */
export interface SarifEnding {
  exitCode: ExitCode;
  /** Unknown when the run failed. */
  tasks?: number;
  /** The file of the label config, when it has one. */
  configFile?: string | undefined;
  /** Why the run failed, when that is not a finding. */
  failure?: string;
}

/**
 * A SARIF 2.1.0 log with one run. Its results are the findings that are listed; the first result of a group that has more of them stands
 * for these too, so that the `occurrenceCount`s of a group (1 where there is none) add up to its exact number of findings, and a notification
 * says how many in all are not listed.
 */
export function toSarif(log: Log, { version, cwd, pathOf }: SarifSource, ending: SarifEnding): object {
  const base = { uri: folderUri(cwd) };
  const locate: Locate = (file, line, column) => ({
    artifactLocation: artifactLocation(pathOf(file), cwd),
    ...(line !== undefined && { region: { startLine: line, ...(column && { startColumn: column }) } }),
  });
  const listed = listFindings(log);
  const unlisted = countUnlisted(log, listed);
  // Those of the results alone: all of them are a hundred times as long as a finding.
  const codes = [...new Set(listed.map(({ finding }) => finding.code))].sort();
  const results = listed.map((diagnostic) => {
    const result = toResult(diagnostic, codes.indexOf(diagnostic.finding.code), locate, ending.configFile);
    const more = unlisted.get(diagnostic) ?? 0;
    return more > 0 ? { ...result, occurrenceCount: 1 + more } : result;
  });
  const { errors, warnings } = log;
  const { tasks, exitCode, failure } = ending;
  const run = {
    tool: { driver: { name: 'lsimport', version, semanticVersion: version, rules: sarifRules(codes) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE]: base },
    invocations: [
      {
        executionSuccessful: failure === undefined,
        exitCode,
        workingDirectory: base,
        toolExecutionNotifications: notifications(errors + warnings - results.length, failure),
      },
    ],
    results,
    properties: { ...(tasks !== undefined && { tasks }), errors, warnings },
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

/** For the first finding of each group: how many of the group are not listed. */
function countUnlisted(log: Log, listed: readonly Diagnostic[]): Map<Diagnostic | undefined, number> {
  const counts = new Map<string, number>();
  for (const { finding } of listed) {
    const key = keyOfGroup(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    [...log.groups].map((group) => [group.first[0], group.count - (counts.get(keyOfGroup(group)) ?? 0)]),
  );
}

function notifications(unlisted: number, failure: string | undefined): object[] {
  const rest = countOf(unlisted, 'more finding is', 'more findings are');
  return [
    ...(failure === undefined ? [] : [notification('error', failure)]),
    ...(unlisted === 0
      ? []
      : [notification('warning', `${rest} not listed; raise --max-diagnostics to list more.`)]),
  ];
}

function notification(level: 'error' | 'warning', sentence: string) {
  return { level, message: plainText(sentence) };
}
