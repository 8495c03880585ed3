import { statSync } from 'node:fs';
import path, { dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import type { Json } from '../../json/json.ts';
import { fileOfUpload } from '../../links/link-upload.ts';
import { namesBelow } from '../../links/relative-path.ts';
import type { ImportPlan } from '../../plan/import-plan.ts';
import type { Prepared } from '../../plan/prepare.ts';
import { resolvePath } from '../../resolve-path.ts';
import { type Media, noMedia } from './identify.ts';
import type { PushOptions } from './options.ts';

/** The folder that the paths of media are relative to: that of `--images` or `--audio`, or else the input. */
function mediaFolder({ images, audio }: PushOptions, { input }: ImportPlan, context: Context): string {
  const elsewhere = images ?? audio;
  if (elsewhere !== undefined) return resolvePath(context, elsewhere);
  return statSync(input.path).isDirectory() ? input.path : dirname(input.path);
}

/** Finds the path of the file in the link that the plan made of it, so that a task is the same one whatever links look like. */
export function findMedia(
  options: PushOptions,
  plan: ImportPlan,
  { dataFolder }: Pick<Prepared, 'dataFolder'>,
  context: Context,
): Media {
  const { importer, input } = plan;
  if (!importer.linksFiles?.(input)) return noMedia;
  const folder = dataFolder ?? mediaFolder(options, plan, context);
  const fileOf = options.upload
    ? (link: Json | undefined) => fileOfUpload(link, folder)
    : fileOfLinks(options, folder, context);
  if (!fileOf) return noMedia;
  const webStart = startOfLinks(options);
  return {
    ...(webStart !== undefined && /^https?:/i.test(webStart) && { webStart }),
    pathOf(data) {
      const file = fileOf(data[input.dataKey]);
      return file === undefined ? undefined : namesBelow(folder, file, path)?.join('/');
    },
    ...(options.upload && { uploadOf: fileOf, nameOf: (file: string) => path.relative(folder, file) }),
  };
}

/** Finds the files that links lead to which the server need not be sent. */
function fileOfLinks(
  options: PushOptions,
  folder: string,
  context: Context,
): ((link: Json | undefined) => string | undefined) | undefined {
  const start = startOfLinks(options);
  if (start === undefined) return undefined;
  const root = options.documentRoot === undefined ? folder : resolvePath(context, options.documentRoot);
  return (link) =>
    typeof link === 'string' && link.startsWith(start)
      ? join(root, ...link.slice(start.length).split('/').map(decode))
      : undefined;
}

/** What stands before the path in the links of local files. */
function startOfLinks({ links, documentRoot, baseUrl = '' }: PushOptions): string | undefined {
  if (links !== undefined && links !== '1.x') return /[/=]$/.test(links) ? links : `${links}/`;
  return documentRoot === undefined ? undefined : `${baseUrl.replace(/\/+$/, '')}/data/local-files/?d=`;
}

/** Keys in buckets are not encoded. */
function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
