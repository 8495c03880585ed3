import { statSync } from 'node:fs';
import path, { dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import type { JsonObject } from '../../json/json.ts';
import { UPLOADS } from '../../links/link-1x.ts';
import { namesBelow } from '../../links/relative-path.ts';
import type { ImportPlan } from '../../plan/import-plan.ts';
import { resolvePath } from '../../resolve-path.ts';
import { type Media, noMedia } from './identify.ts';
import type { PushOptions } from './options.ts';

/** The folder that the paths of media are relative to: that of `--images` or `--audio`, or else the input. */
export function mediaFolder({ images, audio }: PushOptions, { input }: ImportPlan, context: Context): string {
  const elsewhere = images ?? audio;
  if (elsewhere !== undefined) return resolvePath(context, elsewhere);
  return statSync(input.path).isDirectory() ? input.path : dirname(input.path);
}

/** Finds the path of the file in the link that the plan made of it, so that a task is the same one whatever links look like. */
export function findMedia(options: PushOptions, plan: ImportPlan, context: Context): Media {
  const { importer, input } = plan;
  if (!importer.linksFiles?.(input)) return noMedia;
  const start = startOfLinks(options);
  if (start === undefined) return noMedia;
  const folder = mediaFolder(options, plan, context);
  const root = options.documentRoot === undefined ? folder : resolvePath(context, options.documentRoot);
  const fileOf = (data: JsonObject) => {
    const link = data[input.dataKey];
    if (typeof link !== 'string' || !link.startsWith(start)) return undefined;
    return join(root, ...link.slice(start.length).split('/').map(decode));
  };
  return {
    pathOf(data) {
      const file = fileOf(data);
      return file === undefined ? undefined : namesBelow(folder, file, path)?.join('/');
    },
    ...(options.upload && { upload: { dataKey: input.dataKey, fileOf } }),
  };
}

/** What stands before the path in the links of local files. */
function startOfLinks({ upload, links, documentRoot, baseUrl = '' }: PushOptions): string | undefined {
  if (upload) return UPLOADS;
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
