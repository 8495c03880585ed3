import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** A picture of 200 by 100 pixels. */
export const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>';

/**
 * Converts files, which must be free of errors, with `-l auto` to tasks of Label Studio 1.x, and has these checked with the label config that was
 * written. Returns for each task the data and the values of its results, with from_name; numbers are rounded to six digits.
 */
export async function regionsOf(files: Record<string, string | Buffer>, input: string, ...more: string[]) {
  // The server serves no file of its document root itself.
  const folder = join(temporaryFolder(), 'data');
  writeFiles(folder, files);
  const args = [...autoArguments(input), '--labels-as', 'predictions', '--document-root', '..'];
  const made = await lsimport(folder, [...args, ...more]);
  const outcome = JSON.parse(made.stdout);
  expect(outcome.diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual(
    [],
  );
  const checked = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  // What the files have twice is also twice in the tasks.
  const codes = codesOf(outcome);
  const repeated = codes.filter((code) => code === 'label-repeated').map(() => 'region-repeated');
  expect(codesOf(JSON.parse(checked.stdout))).toEqual(repeated);
  const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'), (_key, value) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
  type Result = { from_name: string; value: Record<string, unknown>; score?: number };
  type Task = { data: Record<string, string>; predictions?: { result: Result[]; score?: number }[] };
  return {
    outcome: outcome as { format: string; skipped: Record<string, number>; notes: string[] },
    codes,
    config: readFileSync(join(folder, 'c.xml'), 'utf8'),
    tasks: (tasks as Task[]).map(({ data, predictions }) => ({
      data,
      regions: predictions?.[0]?.result.map(({ from_name, value, score }) => ({
        from_name,
        ...value,
        ...(score !== undefined && { score }),
      })),
    })),
  };
}

function codesOf({ diagnostics }: { diagnostics: { code: string }[] }): string[] {
  return diagnostics.map(({ code }) => code);
}
