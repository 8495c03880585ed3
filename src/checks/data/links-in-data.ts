import type { Json } from '../../json/json.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import { tagRule } from '../../label-config/tags.ts';

/** What is always behind a link. */
const media = new Set(['image', 'sound', 'pdf']);

/** The data keys that are shown as links, with the tags that do. */
export function linkKeys(config: LabelConfig): Map<string, Tag> {
  const keys = new Map<string, Tag>();
  for (const { tag, source } of config.objects) {
    const key = source?.kind === 'key' ? source.variables[0]?.steps[0] : undefined;
    if (typeof key === 'string' && isLink(tag)) keys.set(key, tag);
  }
  return keys;
}

function isLink({ type, attributes }: Tag): boolean {
  const valueType = attributes.get('valueType')?.value;
  const shows = tagRule(type)?.shows ?? '';
  return media.has(shows) || valueType === 'url' || (shows === 'series' && valueType !== 'json');
}

const looksLikeLink = /^(?:[a-z][a-z\d+.-]+:\/\/|data:|\/data\/)\S+$/i;

/** The links that a value of the data is, or is a list of; where it is not certain that it is shown as a link, what looks like one. */
export function* linksIn(
  value: Json | undefined,
  path: string,
  certain: boolean,
): Generator<[link: string, path: string]> {
  if (typeof value === 'string') {
    if (value !== '' && (certain || looksLikeLink.test(value))) yield [value, path];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item === 'string') yield* linksIn(item, `${path}/${index}`, certain);
    }
  }
}
