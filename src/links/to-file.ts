import { isAbsolute, join } from 'node:path';

/** What turns links back into the local files that they were made of. */
export interface LinkRoots {
  /** Folder that links of Label Studio 1.x are below. */
  documentRoot?: string | undefined;
  /** What `--links URL` puts before the paths below a folder. */
  prefix?: { start: string; folder: string } | undefined;
}

/** What stands before the names of files in links of Label Studio. */
const SERVED = '/data/';

/** The file that a link leads to: one of Label Studio 0.9, of 1.x, or of a prefix; undefined for any other. */
export function fileOfLink(link: string, { documentRoot, prefix }: LinkRoots): string | undefined {
  if (prefix && link.startsWith(prefix.start)) return below(prefix.folder, link.slice(prefix.start.length));
  const [, whole, query] = /^(?:https?:\/\/[^/?#]+)?(\/[^?#]*)\?d=([^&#]*)$/.exec(link) ?? [];
  const served = whole?.lastIndexOf(SERVED) ?? -1;
  if (whole === undefined || query === undefined || served < 0) return undefined;
  const path = whole.slice(served + SERVED.length);
  if (path === 'local-files/') return documentRoot === undefined ? undefined : below(documentRoot, query);
  const name = decode(path);
  const folder = decode(query.replaceAll('+', ' '));
  const isName = name !== undefined && name !== '' && !/[/\\\0]/.test(name) && name !== '..';
  return isName && folder !== undefined && isAbsolute(folder) ? join(folder, name) : undefined;
}

/** Nothing outside the folder, whatever the names are. */
function below(folder: string, path: string): string | undefined {
  const names = path.split('/').map(decode);
  const isClean = names.every((name) => name !== undefined && name !== '..' && !name.includes('\0'));
  return isClean ? join(folder, ...(names as string[])) : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
