import type { Importer, Input } from '../../formats/format.ts';
import { hasMediaKeys, mediaKeys } from '../../formats/media-columns/media-keys.ts';
import { pathOfUndecoded, pathsImporter } from '../../formats/media-columns/undecoded.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import type { InputPath } from '../input/input-path.ts';
import { firstValues } from './first-media.ts';

/**
 * A format whose data has media that are not decoded in keys that the label config shows as such, or that it is to show: the one with their paths
 * in place of them, which `note` is told. Any other stays as it is.
 */
export function pathsOfMedia(
  importer: Importer,
  { store, redis }: InputPath,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  note?: (text: string) => void,
): Importer {
  if (!importer.mediaColumns || !input.profile.knowsExports || store || redis) return importer;
  if (input.config ? !hasMediaKeys(input.config) : !input.isForConfig) return importer;
  const isMedia = mediaKeys(input.config);
  const keys = new Set<string>();
  let isOfDatasets = false;
  for (const [key, value] of firstValues(importer, input)) {
    const path = pathOfUndecoded(value);
    if (path === undefined || !isMedia(key, path)) continue;
    keys.add(key);
    isOfDatasets ||= hasMore(value);
  }
  if (keys.size === 0) return importer;
  const objects = isOfDatasets
    ? 'objects with a "path", as datasets of Hugging Face write media that are not decoded'
    : 'objects with only a "path"';
  note?.(`The values of ${[...keys].map(quote).join(', ')} are ${objects}; each becomes its path.`);
  return pathsImporter(importer, [...keys]);
}

/** Whether an object has more than one member. */
function hasMore(value: Json | undefined): boolean {
  return value !== undefined && isObject(value) && Object.keys(value).length > 1;
}
