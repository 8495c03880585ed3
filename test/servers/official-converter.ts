import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** A task as `label-studio-converter import` of label-studio-sdk writes it. */
export interface ConvertedTask {
  data: { image: string };
  annotations?: { result: Region[] }[];
}

/** A region, ours or theirs. */
export interface Region {
  from_name: string;
  type: string;
  original_width: number;
  original_height: number;
  value: Record<string, unknown>;
  score?: number;
}

const code = `
import sys
from label_studio_sdk.converter.imports.coco import convert_coco_to_ls
from label_studio_sdk.converter.imports.yolo import convert_yolo_to_ls
convert = {'coco': convert_coco_to_ls, 'yolo': convert_yolo_to_ls}[sys.argv[1]]
convert(sys.argv[2], sys.argv[3])
`;

/** Converts with the official converter; or the last line of its traceback, or that it wrote nothing. */
export function convertOfficially(
  format: 'coco' | 'yolo',
  folder: string,
  input: string,
): ConvertedTask[] | string {
  // Label Studio 1.x is installed with the label-studio-sdk of its own release.
  const python = join(dirname(inject('labelStudio1x')), 'python');
  const output = join(folder, 'official.json');
  const { status, stderr } = spawnSync(python, ['-c', code, format, join(folder, input), output], {
    encoding: 'utf8',
  });
  if (status !== 0) return stderr.trim().split('\n').at(-1)!;
  if (!existsSync(output)) return 'Nothing was written, and the exit code is 0.';
  return JSON.parse(readFileSync(output, 'utf8')) as ConvertedTask[];
}

/** The label config that it writes beside its tasks. */
export function officialConfig(folder: string): string {
  return readFileSync(join(folder, 'official.label_config.xml'), 'utf8');
}
