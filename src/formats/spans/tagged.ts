import type { Json, JsonObject } from '../../json/json.ts';
import { parseTag, spanBuilder, type Tag } from '../conll/bio-spans.ts';
import { listInText } from './list-in-text.ts';
import type { RecordProblem, SpanRecord } from './span-record.ts';

/** Gives the names of the tags that are numbers; undefined when nothing has them. Asked for only when there are such tags. */
export type TagNames = () => readonly string[] | undefined;

const tokenKeys = ['tokens', 'words'];
const tagKeys = ['ner_tags', 'ner', 'tags', 'labels', 'label'];

/** A list of a record, with its key. */
interface KeyedList {
  key: string;
  items: Json[];
}

/** The tokens of a record and their tags. */
export interface Tagged {
  tokens: KeyedList;
  tags: KeyedList;
}

/** The list of tokens of a record beside that of their tags, as the datasets of Hugging Face have them; undefined where there is none. */
export function taggedIn(record: JsonObject): Tagged | undefined {
  if (typeof record.text === 'string') return undefined;
  const tokens = findList(record, tokenKeys, (items) => isListOf(items, 'string'));
  if (!tokens) return undefined;
  const isTags = (items: Json[]) =>
    isListOf(items, 'number') || (isListOf(items, 'string') && items.some((tag) => parseTag(String(tag))));
  const candidates = [...tagKeys, ...Object.keys(record).filter((key) => /(?:^|_)ner(?:_|$)/.test(key))];
  const tags = findList(record, candidates, isTags);
  if (!tags || (tokens.items.length === 0 && tags.items.length > 0)) return undefined;
  return { tokens, tags };
}

/** The first list that fits: one that is written as a text takes long to read. */
function findList(
  record: JsonObject,
  keys: readonly string[],
  fits: (items: Json[]) => boolean,
): KeyedList | undefined {
  for (const key of keys) {
    const items = listOf(record[key]);
    if (items && fits(items)) return { key, items };
  }
  return undefined;
}

/** A list, also one that is written as a text, as in the cells of tables. */
export function listOf(value: Json | undefined): Json[] | undefined {
  if (typeof value === 'string') return listInText(value);
  return Array.isArray(value) ? value : undefined;
}

function isListOf(items: readonly Json[], type: 'string' | 'number'): boolean {
  return items.every((item) => typeof item === type);
}

/** Reads a record of tokens and tags; tokens are joined by spaces. */
export function readTagged(lists: Tagged, names: TagNames): SpanRecord | RecordProblem {
  const keys = { tokens: lists.tokens.key, tags: lists.tags.key };
  const tokens = lists.tokens.items as string[];
  const tags = lists.tags.items as (string | number)[];
  if (tokens.length !== tags.length) {
    const problem = `it has ${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'} but ${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}`;
    return { problem, path: `/${keys.tags}` };
  }
  const builder = spanBuilder();
  const items: Json[] = [];
  const skipped: string[] = [];
  let text = '';
  for (const [i, token] of tokens.entries()) {
    const path = `/${keys.tags}/${i}`;
    const tag = readTag(tags[i]!, names);
    if ('problem' in tag) return { ...tag, path };
    if (token.trim() === '') {
      skipped.push('tokens that are only whitespace');
      continue;
    }
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? token : `${text} ${token}`;
    builder.add(tag, start, text.length);
  }
  for (const { start, end, label } of builder.spans) items.push([start, end, label]);
  return {
    text,
    lists: [{ path: `/${keys.tags}`, items }],
    relations: undefined,
    tokens: [],
    unit: 'utf16',
    read: new Set([keys.tokens, keys.tags]),
    rejected: false,
    skipped,
  };
}

/** Where no name has a scheme, each tag is the label itself, and a run of equal ones is one span. */
function readTag(written: string | number, namesOf: TagNames): Tag | Omit<RecordProblem, 'path'> {
  if (typeof written === 'string') {
    return parseTag(written) ?? { problem: `${JSON.stringify(written)} is not a BIO tag such as B-PER` };
  }
  const names = namesOf() ?? [];
  const name = names[written];
  if (name === undefined) {
    return { problem: `the tag ${written} has no name`, unnamed: { tag: written, names: names.length } };
  }
  const isPlain = !names.some((other) => other !== 'O' && parseTag(other));
  const tag = parseTag(name) ?? (isPlain ? ({ role: 'inside', label: name } as const) : undefined);
  return (
    tag ?? { problem: `the tag ${written} is ${JSON.stringify(name)}, which is not a BIO tag such as B-PER` }
  );
}
