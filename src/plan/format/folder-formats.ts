import { basename, dirname, extname } from 'node:path';
import { importerNamed } from '../../formats/index.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { FileKind } from '../../readers/file-kind.ts';

/** The formats that read a folder of files of a kind, of which a single one is not read. */
export const folderFormats = {
  image: 'image-dir',
  audio: 'audio-dir',
  video: 'video-dir',
  pdf: 'pdf-dir',
  page: 'html-dir',
} as const satisfies Partial<Record<FileKind['kind'] | 'page', string>>;

/** How a single file is read, where a format reads folders of files whose names end as `ending` or in another of its ways. */
export function useFolderOf(displayPath: string, kind: keyof typeof folderFormats, ending?: string): string {
  const format = folderFormats[kind];
  const folder = quotePathForShell(dirname(displayPath));
  const file = basename(displayPath);
  const { extensions = [] } = importerNamed(format);
  const own = extname(file);
  if (ending !== undefined && extensions.includes(ending) && !extensions.includes(own.toLowerCase())) {
    const named = quotePathForShell(`${basename(file, own)}${ending}`);
    return `Rename it to ${named}, as ${format} goes by how names end, and use the folder that it is in: --input-path ${folder} --input-format ${format}. For this file alone, add --include ${named}`;
  }
  const name = quotePathForShell(file);
  return `Use the folder that it is in: --input-path ${folder} --input-format ${format}. For this file alone, add --include ${name}`;
}
