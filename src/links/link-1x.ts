import { existsSync } from 'node:fs';
import path from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { isPlain } from '../quick-paths.ts';
import { quotePathForShell } from '../quote-shell.ts';
import { quotePath } from './quote-url.ts';
import { fittingRoot, namesBelow, type Paths } from './relative-path.ts';

/**
 * Links that today's server answers: `/data/local-files/?d=<path below its document root>`, each name percent-encoded, whatever separates
 * folders here. `root` must hold all the files.
 */
export function linkTo1x(root: string, origin = '', paths: Paths = path): (path: string) => string {
  return linkBelow(`${origin.replace(/\/+$/, '')}/data/local-files/?d=`, root, quotePath, paths);
}

/** The schemes of buckets, whose keys Label Studio takes verbatim. */
const bucket = /^(?:s3|gs|azure-blob):/i;

/** Links that begin with a prefix of the user's own; a bucket's names are not encoded. */
export function linkToPrefix(prefix: string, root: string, paths: Paths = path): (path: string) => string {
  const start = /[/=]$/.test(prefix) ? prefix : `${prefix}/`;
  return linkBelow(start, root, bucket.test(prefix) ? String : quotePath, paths);
}

/** The same for paths that are not on this machine: whatever stands behind `root` and a slash is a key. */
export function linkBelowPrefix(prefix: string, root: string): (path: string) => string {
  const start = /[/=]$/.test(prefix) ? prefix : `${prefix}/`;
  const quote = bucket.test(prefix) ? String : quotePath;
  return (path) =>
    start +
    path
      .slice(root.length + 1)
      .split('/')
      .map(quote)
      .join('/');
}

function linkBelow(
  start: string,
  root: string,
  quote: (name: string) => string,
  paths: Paths,
): (path: string) => string {
  let directory: string | undefined;
  let inside = '';
  let before = '';
  return (path) => {
    // Most files are in the folder of the one before.
    if (inside !== '' && path.startsWith(inside)) {
      const name = path.slice(inside.length);
      if (isPlain(name)) return before + quote(name);
    }
    const folder = paths.dirname(path);
    if (folder !== directory) {
      directory = folder;
      inside = '';
      const names = namesBelow(root, folder, paths);
      if (!names) throw outside(root, path, paths);
      before = start + names.map((name) => `${quote(name)}/`).join('');
      inside = folder + paths.sep;
    }
    return before + quote(namesBelow(folder, path, paths)?.[0] ?? '');
  };
}

/** Labels may be about files that lie elsewhere than the labels. */
function outside(root: string, file: string, paths: Paths): UserError {
  const isThere = existsSync(file);
  return new UserError(
    EXIT.usage,
    `The file ${file} is outside ${root}, which links are relative to${isThere ? '' : ', and it does not exist'}.`,
    !isThere
      ? 'Add it, or name the folder that has the images with --images, or that of the sounds with --audio.'
      : `Use a document root that contains it: --document-root ${quotePathForShell(fittingRoot(root, paths.dirname(file), paths))}`,
  );
}
