import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import { EXIT, readingInput, UserError } from '../../errors.ts';
import { createHash } from '../../hash.ts';
import type { Profile } from '../../profile.ts';
import type { ProjectSettings } from '../../project/config-json.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { InitOptions } from './options.ts';

/** What the options of `init` put into config.json. */
export function settingsOf(
  project: string,
  options: InitOptions,
  profile: Profile,
  context: Context,
): ProjectSettings {
  const { source, sourcePath, target, targetPath, cert, key, sampling = profile.usualSampling } = options;
  const existing = (file: string) => {
    const path = resolvePath(context, file);
    readingInput(file, () => statSync(path));
    return path;
  };
  return {
    ...(source && { source: { type: source, path: sourcePath!, params: sourceParams(options, profile) } }),
    ...(target && { target: { type: target, path: targetPath!, params: options.targetParams ?? {} } }),
    mlBackends: (options.mlBackends ?? []).map((text) => mlBackend(text, project)),
    ...(sampling && { sampling }),
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
    ...(cert && key && { cert: { cert: existing(cert), key: existing(key) } }),
    allowServingLocalFiles: options.allowServingLocalFiles ?? false,
    ...(options.initialProjectDescription !== undefined && {
      description: options.initialProjectDescription,
    }),
  };
}

/**
 * The parameters of a source. 1.x stops when it migrates a bucket whose `use_blob_urls` is not said, so 0.9's own default is written out.
 */
function sourceParams({ source, sourceParams: params = {} }: InitOptions, { opensIn1x }: Profile): unknown {
  const isBucket = source === 's3' || source === 'gcs' || source === 'azure-blob';
  if (!opensIn1x || !isBucket || typeof params !== 'object' || params === null || 'use_blob_urls' in params)
    return params;
  return { ...params, use_blob_urls: true };
}

/**
 * `name=URL`, or a URL, which gets the project's name and four hex digits. The original takes random ones; ours come from the URL, so that
 * the same command writes the same bytes. A name is what stands before the first `=http` and has no slash.
 */
function mlBackend(text: string, project: string): { url: string; name: string } {
  const [, name, named] = /^([^/=]+)=(https?:.*)$/s.exec(text) ?? [];
  const url = named ?? text;
  if (!/^https?:\/\/[^\s/]+/i.test(url)) {
    throw new UserError(
      EXIT.usage,
      `The ML backend "${text}" is not a URL.`,
      'Use http://localhost:9090 or my-model=http://localhost:9090.',
    );
  }
  const digits = createHash('sha256').update(url).digest('hex').slice(0, 4);
  return { url, name: name ?? basename(project) + digits };
}
