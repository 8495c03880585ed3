import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decodeBrush } from '../../regions/decode-brush.ts';
import { readTasks } from '../../support/project.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A result of Label Studio, as far as labels in images go. */
interface Result {
  id: string;
  type: string;
  original_width: number;
  original_height: number;
  image_rotation: number;
  value: Record<string, unknown>;
  score?: number;
  parentID?: string;
}

interface Work {
  result: Result[];
  score?: number;
}

/**
 * Imports the input of a case and compares the regions, brought back from percent to pixels, with those of expected/regions.json, which
 * make-labels.py in fixtures/ made; and the findings with those of expected/outcome.json, by code.
 */
export async function expectRegions(format: string, name: string): Promise<void> {
  const recorded = fixture(`${format}/${name}`);
  const expected = (file: string) => JSON.parse(readFileSync(join(recorded, 'expected', file), 'utf8'));
  const folder = temporaryFolder();
  cpSync(recorded, folder, { recursive: true, filter: (path) => path !== join(recorded, 'expected') });
  const input = readdirSync(folder).find((entry) => entry.startsWith('input'))!;
  const args = ['-i', input, '--input-format', format, '-l', 'config.xml', '--json'];
  const made = await lsimport(folder, ['init', 'project', ...args]);
  const outcome = JSON.parse(made.stdout);
  const { exitCode, codes, skipped } = expected('outcome.json');
  expect(countCodes(outcome.diagnostics)).toEqual(codes);
  expect(outcome.skipped).toEqual(skipped);
  expect(made.code).toBe(exitCode);
  const tasks = readTasks(join(folder, 'project')).map(({ id, data, predictions }) => {
    const link = new URL(String(data.picture), 'http://localhost');
    const completions = readCompletions(join(folder, `project/completions/${id}.json`));
    const [guess] = (predictions ?? []) as Work[];
    return {
      image: decodeURIComponent(link.pathname).replace('/data/', ''),
      ...(completions && { completions: completions.map(toPixels) }),
      ...(guess && { predictions: guess.result.map(toPixels) }),
      ...(guess?.score !== undefined && { score: guess.score }),
    };
  });
  expectNearly(tasks, expected('regions.json'), '');
}

function readCompletions(file: string): Result[] | undefined {
  try {
    const [work] = JSON.parse(readFileSync(file, 'utf8')).completions as Work[];
    return work!.result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function countCodes(diagnostics: { code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function toPixels({ type, value, original_width: width, original_height: height, score, parentID }: Result) {
  // Answers about regions have what they say in the place of a label.
  const said = value[type] ?? value.text;
  const label = Array.isArray(said) ? said[0] : said;
  return {
    type,
    label,
    pixels: pixelsOf(value, width, height),
    ...(value.hidden === true && { hidden: true }),
    ...(score !== undefined && { score }),
    ...(parentID !== undefined && { part: true }),
  };
}

function pixelsOf(value: Record<string, unknown>, width: number, height: number): unknown {
  if (value.rle) return decodeBrush(value.rle as number[], width);
  const across = (percent: number) => (percent * width) / 100;
  const down = (percent: number) => (percent * height) / 100;
  if (value.points) return (value.points as [number, number][]).map(([x, y]) => [across(x), down(y)]);
  if (value.vertices) {
    return (value.vertices as { x: number; y: number }[]).map(({ x, y }) => [across(x), down(y)]);
  }
  const { x, y, width: w, height: h, radiusX, radiusY, rotation } = value as Record<string, number>;
  const place = [across(x!), down(y!)];
  if (radiusX !== undefined)
    return [...place, across(radiusX), down(radiusY!), ...(rotation ? [rotation] : [])];
  if (x === undefined) return null;
  return h === undefined ? place : [...place, across(w!), down(h), rotation];
}

/** Equal, except for the rounding of numbers: a millionth of a pixel. */
function expectNearly(found: unknown, expected: unknown, path: string): void {
  if (typeof found === 'number' && typeof expected === 'number') {
    expect(Math.abs(found - expected), `${path}: ${found} for ${expected}`).toBeLessThan(1e-6);
  } else if (
    typeof found === 'object' &&
    found !== null &&
    typeof expected === 'object' &&
    expected !== null
  ) {
    expect(Object.keys(found).sort(), path).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(found)) {
      expectNearly(value, (expected as Record<string, unknown>)[key], `${path}/${key}`);
    }
  } else expect(found, path).toEqual(expected);
}
