import { compileTaskChecks } from '../../../src/checks/check-task.ts';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import { messages } from '../../../src/diagnostics/messages.ts';
import type { Json } from '../../../src/json/json.ts';
import type { LabelConfig } from '../../../src/label-config/model.ts';
import { readLabelConfig } from '../../../src/label-config/read.ts';

/** Reads a label config that must have no errors; several tags may stand side by side. */
export function readConfig(tags: string): LabelConfig {
  const xml = tags.startsWith('<View') ? tags : `<View>${tags}</View>`;
  const config = readLabelConfig(Buffer.from(xml), 'config.xml', ({ code }) => {
    if (messages[code].severity === 'error') throw new Error(`the config of this test has the error ${code}`);
  });
  return config!;
}

/** Everything that is found in a task. */
export function findIn(tags: string, task: Json): Finding[] {
  const findings: Finding[] = [];
  compileTaskChecks(readConfig(tags))(task, (finding) => findings.push(finding));
  return findings;
}

/** What is found in the data of a task, as `code path`; the path begins below `/data`. */
export function check(tags: string, data: Json): string[] {
  return findIn(tags, { data }).map(({ code, path }) => `${code} ${path!.replace(/^\/data/, '')}`);
}

/** The sentences for what is found in the data of a task. */
export function sentences(tags: string, data: Json): string[] {
  return findIn(tags, { data }).map(({ code, args }) =>
    (messages[code].text as (args: unknown) => string)(args),
  );
}
