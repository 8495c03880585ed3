import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTaskChecks } from '../../../src/checks/check-task.ts';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import { messages } from '../../../src/diagnostics/messages.ts';
import type { Json } from '../../../src/json/json.ts';
import { readLabelConfig } from '../../../src/label-config/read.ts';
import { packageRoot } from '../../../src/package-files.ts';

interface Expected {
  name: string;
  /** null: Label Studio's own parts disagree, so either answer will do. */
  valid: boolean | null;
  errors?: { path: string }[];
}

const folder = join(packageRoot, 'fixtures/validation/tasks');
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');

const expectedOf = (name: string): Expected[] | undefined => JSON.parse(read(name, 'expect.json')).tasks;

// Cases about the file as a whole are the importer's.
describe.each(readdirSync(folder).filter((name) => expectedOf(name)))('%s', (name) => {
  const config = readLabelConfig(Buffer.from(read(name, 'config.xml')), 'config.xml', (finding) => {
    if (messages[finding.code].severity === 'error') throw new Error(`${name}: ${finding.code}`);
  })!;
  const check = compileTaskChecks(config);
  const content: Json = JSON.parse(read(name, 'tasks.json'));
  const tasks = Array.isArray(content) ? content : [content];

  it.each(expectedOf(name)!.map((task, index) => ({ ...task, index })))(
    '$name',
    ({ valid, errors, index }) => {
      const findings: Finding[] = [];
      check(tasks[index]!, (finding) => findings.push(finding));
      const paths = findings
        .filter(({ code }) => messages[code].severity === 'error')
        .map(({ path }) => path);
      if (valid === true) expect(findings).toEqual([]);
      if (valid === false)
        expect(errors!.map(({ path }) => path).filter((path) => paths.includes(path))).not.toEqual([]);
    },
  );
});
