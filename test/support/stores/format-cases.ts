import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fixture } from '../recorded.ts';
import { lsimport } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Formats and the names of their fixtures that are read from stores. */
export const formatCases: readonly (readonly [format: string, name: string])[] = [
  ...[
    ...['json', 'json-dir', 'jsonl', 'text', 'text-dir', 'csv', 'tsv', 'urls', 'image-dir', 'audio-dir'],
    ...['video-dir', 'pdf-dir', 'html-dir', 'coco', 'yolo', 'voc', 'labelme', 'supervisely'],
  ].map((format) => [format, 'basic'] as const),
  ['html-dir', 'url'],
  ['time-series-dir', 'url'],
  ['time-series-dir', 'json'],
];

/** The input of a fixture in a folder of its own, and the options that it is converted with. */
export interface FormatCase {
  folder: string;
  /** Its name in the folder. */
  input: string;
  options: string[];
  /** All files of the folder by their paths. */
  files: Record<string, Buffer>;
  /** The tasks from disk, whose links, if there are any, are those of a store: `s3://bucket` for all of the folder. */
  fromDisk(linkStart: string): Promise<string>;
}

export function prepareFormat(format: string, name: string): FormatCase {
  const folder = temporaryFolder();
  const recorded = fixture(`${format}/${name}`);
  cpSync(recorded, folder, { recursive: true });
  const input = readdirSync(folder).find((entry) => entry.startsWith('input'))!;
  const more = join(recorded, 'args.json');
  const args: string[] = existsSync(more) ? JSON.parse(readFileSync(more, 'utf8')) : [];
  const options = ['--input-format', format, '-l', 'config.xml', '--to', 'jsonl', ...args];
  return {
    folder,
    input,
    options,
    files: filesBelow(folder),
    async fromDisk(linkStart) {
      const isFolder = !/\.\w+$/.test(input);
      const links = ['--links', isFolder ? `${linkStart}/${input}` : linkStart];
      const linked = await lsimport(folder, ['convert', input, ...options, ...links]);
      const { code, stdout, stderr } = /does not apply/.test(linked.stderr)
        ? await lsimport(folder, ['convert', input, ...options])
        : linked;
      expect(code, stderr).toBe(0);
      return stdout;
    },
  };
}

function filesBelow(folder: string): Record<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
