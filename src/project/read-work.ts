import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkList } from '../checks/server/check-entries.ts';
import type { Finding, Report, Spot } from '../diagnostics/diagnostic.ts';
import { readingInput, systemCode } from '../errors.ts';
import { membersOf } from '../json/compact.ts';
import { describe, isObject, type Json } from '../json/json.ts';
import { lookCloser } from '../json/look-closer.ts';
import { JsonSyntaxError, parseLossless } from '../json/parse-lossless.ts';
import { noSuspicions } from '../json/reindent.ts';
import { suspect } from '../json/suspect.ts';
import { isTooDeep } from '../readers/json/values.ts';
import type { SeparateWork } from '../writers/import-1x/write-import-task.ts';

/**
 * Reads `completions/<id>.json`, where Label Studio 0.9 keeps a task with its completions. Undefined when there is none, or when it cannot
 * be used; that was reported.
 */
export function readWork(
  folder: string,
  shownFolder: string,
  id: number,
  report: (finding: Finding, spot: Spot) => void,
): SeparateWork | undefined {
  const file = join(shownFolder, `${id}.json`);
  const source = readIfThere(join(folder, `${id}.json`), file);
  if (!source) return undefined;
  const text = source.toString('utf8');
  const value = parse(text, (problem, spot) =>
    report({ code: 'invalid-json', args: { problem } }, { file, ...spot }),
  );
  if (value === undefined) return undefined;
  const entries = isObject(value) ? value.completions : value;
  if (!Array.isArray(entries) || !isObject(value)) {
    const problem = `"completions" of the file is ${describe(entries)}, not a list`;
    report({ code: 'refused-by-server', args: { problem } }, { file });
    return undefined;
  }
  checkList('completions', entries, (finding) => report(finding, { file }));
  const start = source.indexOf('{');
  reportRepeatedKeys(source, start, text, (finding) => report(finding, { file }));
  const at = membersOf(source, start).get('completions')!.at;
  return { source, at, entries };
}

function reportRepeatedKeys(source: Buffer, start: number, text: string, report: Report): void {
  // The copier, which looks for them, goes by the bytes, and into each level by a call.
  if (!isUtf8(source) || isTooDeep(source, start, source.length)) return;
  if (suspect(source, start).repeatedKey) lookCloser(text, { ...noSuspicions(), repeatedKey: true }, report);
}

function readIfThere(path: string, shown: string): Buffer | undefined {
  return readingInput(shown, () => {
    try {
      return readFileSync(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  });
}

function parse(
  text: string,
  report: (problem: string, spot: { line: number; column: number }) => void,
): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    try {
      parseLossless(text);
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      const before = text.slice(0, error.offset).split('\n');
      report(error.problem, { line: before.length, column: before.at(-1)!.length + 1 });
    }
    return undefined;
  }
}
