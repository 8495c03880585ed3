import { compileResultChecks } from '../../../src/checks/results/check-results.ts';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import { messages } from '../../../src/diagnostics/messages.ts';
import { isObject, type Json, type JsonObject } from '../../../src/json/json.ts';
import { readLabelConfig } from '../../../src/label-config/read.ts';

/** The findings in the results of each task, under a label config that must be right. */
export function checkTasks(config: string, tasks: readonly JsonObject[]): Finding[][] {
  const model = readLabelConfig(new TextEncoder().encode(config), 'config.xml', ({ code }) => {
    if (messages[code].severity === 'error')
      throw new Error(`the label config of the test is wrong: ${code}`);
  });
  if (!model) throw new Error('the label config of the test is no XML');
  const check = compileResultChecks(model);

  return tasks.map((task) => {
    const found: Finding[] = [];
    if (isObject(task.data)) check(task, task.data, (finding) => found.push(finding));
    return found;
  });
}

/** The findings in one prediction with these regions. */
export function checkRegions(config: string, data: JsonObject, ...result: Json[]): Finding[] {
  return checkTasks(config, [{ data, predictions: [{ result }] }])[0]!;
}

/** Only those findings that are errors. */
export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ code }) => messages[code].severity === 'error');
}

/** Findings in short: code and path, in the order in which they were reported. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ code, path }) => `${code} ${path}`);
}
