import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkList } from '../checks/server/check-entries.ts';
import type { Finding, Place, Report } from '../diagnostics/diagnostic.ts';
import { readingInput, systemCode } from '../errors.ts';
import { membersOf } from '../json/compact.ts';
import { describe, isObject, type Json } from '../json/json.ts';
import { JsonSyntaxError, parseLossless } from '../json/parse-lossless.ts';
import { isTooDeep } from '../readers/json/values.ts';
import { checkText } from '../tasks/check-text.ts';
import type { JsonRecord } from '../tasks/record.ts';
import type { EntryList } from '../writers/import-1x/write-entries.ts';

/**
 * Reads `completions/<id>.json`, where Label Studio 0.9 keeps a task with its completions. Undefined when there is none, or when it cannot
 * be used; that was reported.
 */
export function readWork(
  folder: string,
  shownFolder: string,
  id: number,
  report: (finding: Finding, place: Place) => void,
): EntryList | undefined {
  const file = join(shownFolder, `${id}.json`);
  const source = readIfThere(join(folder, `${id}.json`), file);
  if (!source) return undefined;
  const text = source.toString('utf8');
  const value = parse(text, (problem, place) =>
    report({ code: 'invalid-json', args: { problem } }, { file, ...place }),
  );
  if (value === undefined) return undefined;
  const entries = isObject(value) ? value.completions : value;
  if (!Array.isArray(entries) || !isObject(value)) {
    const problem = `"completions" of the file is ${describe(entries)}, not a list`;
    report({ code: 'refused-by-server', args: { problem } }, { file });
    return undefined;
  }
  checkList('completions', entries, (finding) => report(finding, { file }));
  const record = withoutRepeats(
    { kind: 'json', value, source, at: source.indexOf('{'), end: source.length },
    (finding) => report(finding, { file }),
  );
  const { at, end } = membersOf(record.source, record.at).get('completions')!;
  return { record, at, end, entries };
}

/** Reports keys that appear twice; returns the text without them. */
function withoutRepeats(record: JsonRecord, report: Report): JsonRecord {
  // The scan goes by the bytes, and into each level by a call.
  if (!isUtf8(record.source) || isTooDeep(record.source, record.at, record.end)) return record;
  return checkText(record, (finding) => {
    if (finding.code === 'repeated-key') report(finding);
  });
}

function readIfThere(path: string, displayPath: string): Buffer | undefined {
  return readingInput(displayPath, () => {
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
  report: (problem: string, place: { line: number; column: number }) => void,
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
