import { type Json, type JsonObject, quote } from '../../json/json.ts';
import { parseTag, spanBuilder, type Tag } from '../conll/bio-spans.ts';
import type { RecordProblem, SpanRecord } from './span-record.ts';
import { listOf } from './tagged.ts';

const textKeys = /^(?:text|content|sentence|document)$/i;
const tagKeys = /^(?:ner_?tags?|ner|tags?|labels?)$/i;

/**
 * A text as it was written, beside a tag for each of its words, as a list or with spaces between, as the tables of Kaggle have them; undefined
 * for any other record.
 */
export function readTaggedText(record: JsonObject): SpanRecord | RecordProblem | undefined {
  // Tags are those of the tokens then.
  if (listOf(record.tokens ?? record.words)) return undefined;
  const keys = Object.keys(record);
  const key = keys.find((name) => textKeys.test(name) && typeof record[name] === 'string');
  if (key === undefined) return undefined;
  for (const tagKey of keys.filter((name) => tagKeys.test(name))) {
    const tags = tagsIn(record[tagKey]);
    if (!tags) continue;
    const text = record[key] as string;
    const words = [...text.matchAll(/\S+/g)];
    if (words.length !== tags.length) {
      // A single tag may be anything, such as a class called B-12.
      if (tags.length === 1) return undefined;
      // Where no other record has fitting tags, they are of something else: the path names no tags, by which a format would be detected.
      const problem = `it has ${tags.length} tags for ${words.length} ${words.length === 1 ? 'word' : 'words'}`;
      return { what: `list in ${quote(tagKey)}`, problem, path: '' };
    }
    const builder = spanBuilder();
    for (const [i, { index, 0: word }] of words.entries()) builder.add(tags[i]!, index, index + word.length);
    const items = builder.spans.map(({ start, end, label }): Json => [start, end, label]);
    return {
      text,
      lists: [{ path: `/${tagKey}`, items }],
      relations: undefined,
      tokens: [],
      // Nothing but O may be words as well.
      unit: items.length > 0 ? 'utf16' : undefined,
      read: new Set([key, tagKey]),
      rejected: false,
      skipped: [],
    };
  }
  return undefined;
}

/** The tags of a list, or of a text with spaces, if there is nothing else in it. */
function tagsIn(value: Json | undefined): Tag[] | undefined {
  const words = listOf(value) ?? (typeof value === 'string' ? value.trim().split(/\s+/) : []);
  const isTag = (word: Json) => typeof word === 'string' && /^(?:O|[BIESLU]-[A-Za-z]\S*)$/.test(word);
  if (words.length === 0 || !words.every(isTag)) return undefined;
  const tags = words.map((word) => parseTag(word as string));
  return tags.every((tag) => tag !== undefined) ? tags : undefined;
}
