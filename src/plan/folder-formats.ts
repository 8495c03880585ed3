import { basename, dirname } from 'node:path';
import { quotePathForShell } from '../quote-shell.ts';
import type { FileKind } from '../readers/file-kind.ts';

/** The formats that read a folder of files of a kind, of which a single one is not read. */
export const folderFormats = {
  image: 'image-dir',
  audio: 'audio-dir',
  video: 'video-dir',
  pdf: 'pdf-dir',
  page: 'html-dir',
} as const satisfies Partial<Record<FileKind['kind'] | 'page', string>>;

/** How a single file is read, where a format reads folders. */
export function useFolderOf(displayPath: string, kind: keyof typeof folderFormats): string {
  const folder = quotePathForShell(dirname(displayPath));
  const name = quotePathForShell(basename(displayPath));
  return `Use the folder that it is in: --input-path ${folder} --input-format ${folderFormats[kind]}. For this file alone, add --include ${name}`;
}
