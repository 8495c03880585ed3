import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Result {
  id: string;
  from_name: string;
  type: string;
  score?: number;
  parentID?: string;
  value: { start: number; end: number; channel?: number; labels?: string[]; text?: string[] };
}

interface Task {
  data: Record<string, unknown>;
  predictions?: { result: Result[]; score?: number }[];
  annotations?: { result: Result[] }[];
}

/** A region with its label and what is said in it. */
export interface Region {
  start: number;
  end: number;
  label: string;
  text?: string;
  channel?: number;
  score?: number;
  parent?: number;
}

/** The regions of a converted task; each answer must have the id and the place of its region. */
export function regionsOf(task: Task): Region[] {
  const result = (task.annotations ?? task.predictions)?.[0]?.result ?? [];
  const regions = new Map<string, Region>();
  for (const { id, type, value, score, parentID } of result) {
    const { start, end, channel, labels, text } = value;
    if (type === 'labels') {
      expect(labels).toHaveLength(1);
      const region: Region = { start, end, label: labels![0]! };
      if (channel !== undefined) region.channel = channel;
      if (score !== undefined) region.score = score;
      if (parentID !== undefined) region.parent = Number(parentID) - 1;
      regions.set(id, region);
      continue;
    }
    expect(type).toBe('textarea');
    const region = regions.get(id)!;
    expect({ start, end, channel }).toEqual({
      start: region.start,
      end: region.end,
      channel: region.channel,
    });
    expect(text).toHaveLength(1);
    region.text = text![0]!;
  }
  return [...regions.values()];
}

/**
 * Converts files for Label Studio 1.x. What is written must pass the check for 1.x with the label config that was used; `-l auto` unless
 * there is a config.xml among the files.
 */
export async function convertSounds(
  files: Record<string, string | Uint8Array>,
  input: string,
  ...more: string[]
) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const config = 'config.xml' in files ? 'config.xml' : 'auto';
  const options = [input, '-l', config, ...more];
  const checked = await lsimport(folder, ['check', ...options, '--json']);
  const { diagnostics, format, skipped, notes } = JSON.parse(checked.stdout);
  const target = [
    '--to',
    'tasks-1.x',
    '--document-root',
    '.',
    '-o',
    'out/tasks.json',
    '--write-config',
    'out.xml',
  ];
  writeFiles(folder, { 'out/.keep': '' });
  const made = await lsimport(folder, ['convert', ...options, ...target, '--json']);
  const out = join(folder, 'out/tasks.json');
  const tasks: Task[] = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : [];
  if (made.code === 0) {
    const again = await lsimport(folder, ['check', out, '-l', 'out.xml', '--server', '1.x', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, diagnostics: [] });
  }
  const xml = existsSync(join(folder, 'out.xml')) ? readFileSync(join(folder, 'out.xml'), 'utf8') : '';
  return {
    code: made.code,
    stderr: checked.stderr,
    notes: notes.join('\n') as string,
    diagnostics,
    format,
    skipped,
    tasks,
    xml,
  };
}
