import { dirname } from 'node:path';
import type { Context } from '../../context.ts';
import type { LinkRoots } from '../../links/to-file.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { PreviewOptions } from './options.ts';

/** What the options say of the files that links lead to; the other way round than plan/links/choose-links.ts. */
export function linkRootsOf({ documentRoot, links, inputPath }: PreviewOptions, context: Context): LinkRoots {
  const root = documentRoot === undefined ? undefined : resolvePath(context, documentRoot);
  if (links === undefined || links === '0.9' || links === '1.x') return { documentRoot: root };
  const folder = root ?? folderOf(inputPath!, context);
  if (folder === undefined) return { documentRoot: root };
  return { documentRoot: root, prefix: { start: /[/=]$/.test(links) ? links : `${links}/`, folder } };
}

function folderOf(inputPath: string, context: Context): string | undefined {
  if (inputPath === '-') return undefined;
  const path = resolvePath(context, inputPath);
  const stat = whatIsAt(path);
  return stat?.isDirectory() ? path : dirname(path);
}
