import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { append } from '../../lists.ts';
import type { CountedSpan } from '../../regions/span-units.ts';
import { valueInText } from './list-in-text.ts';
import { isParagraph, readParagraph } from './spacy-json.ts';
import { isLikeSpan, isSurelySpan } from './span.ts';
import type { RecordProblem, SpanRecord } from './span-record.ts';
import { isQuestion, readQuestion } from './squad.ts';
import { listOf, readTagged, type TagNames, taggedIn } from './tagged.ts';
import { readTaggedText } from './tagged-text.ts';

/** Members that may have the text, the surest first. */
export const textKeys = ['text', 'content', 'sentence', 'document', 'data'];
/** Members that may have its spans. */
export const spanKeys = ['label', 'labels', 'entities', 'spans', 'ents', 'annotations'];

/** Reads one record of doccano, Prodigy, spaCy or Hugging Face. `names`: those of the tags that are numbers. */
export function readRecord(value: Json, names: TagNames): SpanRecord | RecordProblem {
  const pair = pairOf(value);
  if (pair) {
    const record = fromLists(pair.text, pair.members, '/1');
    const skipped = othersOf(pair.members, record.read);
    return { ...record, read: new Set(['0', '1']), skipped };
  }
  if (!isObject(value)) return { problem: 'it is not an object', path: '' };
  const tagged = taggedIn(value);
  if (tagged) return readTagged(tagged, names);
  const taggedText = readTaggedText(value);
  if (taggedText) return taggedText;
  if (isQuestion(value)) return readQuestion(value);
  if (isParagraph(value)) return readParagraph(value);
  const key = textKeys.find((name) => typeof value[name] === 'string');
  if (key === undefined) return { problem: `it has no text in "text"`, path: '' };
  const broken = spanKeys.find((name) => isBrokenList(value[name]));
  if (broken !== undefined)
    return {
      ...{ what: `list in ${quote(broken)}`, path: `/${broken}` },
      problem: 'it is neither JSON nor a list as Python prints it',
    };
  const record = fromLists(value[key] as string, value, '');
  return { ...record, read: new Set([key, ...record.read]) };
}

/** Training data of spaCy 2: [text, {"entities": [...]}]. */
function pairOf(value: Json): { text: string; members: JsonObject } | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [text, members] = value;
  return typeof text === 'string' && isObject(members) ? { text, members } : undefined;
}

function fromLists(text: string, members: JsonObject, root: string): SpanRecord {
  const lists: { path: string; items: Json[] }[] = [];
  const read = new Set<string>();
  const skipped: string[] = [];
  for (const [key, written] of Object.entries(members)) {
    const path = `${root}/${escapePointer(key)}`;
    const value = listOf(written) ?? written;
    const inner = entitiesIn(key, written);
    if (isSpanList(key, value)) lists.push({ path, items: value });
    else if (inner) {
      lists.push({ path: `${path}/entities`, items: inner.entities });
      append(skipped, othersOf(inner, new Set(['entities'])));
    } else if (key === 'spans' && isObject(value)) {
      // Groups of spans, as spaCy's Doc.to_json has them.
      for (const [group, items] of Object.entries(value)) {
        if (Array.isArray(items)) lists.push({ path: `${path}/${escapePointer(group)}`, items });
      }
    } else continue;
    read.add(key);
  }
  const relations = lists.length > 0 ? listOf(members.relations) : undefined;
  if (relations) read.add('relations');
  return {
    text,
    lists: lists.length > 0 ? lists : undefined,
    relations: relations && { path: `${root}/relations`, items: relations },
    tokens: tokensOf(members.tokens),
    unit: undefined,
    // Prodigy, of which these are, cuts tokens in Python.
    unitOfTool: '_input_hash' in members && '_task_hash' in members ? 'code-points' : undefined,
    read,
    // Prodigy keeps what somebody decided about the spans as they are.
    rejected: members.answer === 'reject' || members.answer === 'ignore',
    skipped,
  };
}

/** What spaCy 2 trains with beside a text, also as a text: {"entities": [...]}. */
function entitiesIn(key: string, written: Json): (JsonObject & { entities: Json[] }) | undefined {
  const value =
    typeof written === 'string' && beginsAsEntities.test(written) ? valueInText(written) : written;
  if (!isObject(value) || !Array.isArray(value.entities)) return undefined;
  return isSpanList(key, value.entities) ? { ...value, entities: value.entities } : undefined;
}

const beginsAsEntities = /^\s*\{\s*(?:'entities'|"entities")\s*:/;

/** The members beside spans that no result has, in words. */
function othersOf(members: JsonObject, read: ReadonlySet<string>): string[] {
  return Object.keys(members).flatMap((key) => (read.has(key) ? [] : [`members called ${quote(key)}`]));
}

/** Whether a text begins like a list of lists or objects and does not end so: one that was cut, or of values that only a program knows. */
function isBrokenList(value: Json | undefined): boolean {
  if (typeof value !== 'string') return false;
  return (/^\s*[[(]\s*[[({]/.test(value) || beginsAsEntities.test(value)) && valueInText(value) === undefined;
}

/** Lists under the usual names are spans when one item means to be one, those under other names when all are. */
function isSpanList(key: string, value: Json): value is Json[] {
  if (!Array.isArray(value)) return false;
  if (spanKeys.includes(key)) return value.length === 0 || value.some(isLikeSpan);
  return (
    key !== 'tokens' &&
    key !== 'sents' &&
    key !== 'relations' &&
    value.length > 0 &&
    value.every(isSurelySpan)
  );
}

function tokensOf(tokens: Json | undefined): CountedSpan[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token) => {
    if (!isObject(token)) return [];
    const { start, end, text } = token;
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return [];
    const place = { start: start as number, end: end as number };
    // Those of spaCy's Doc.to_json have no words.
    return [typeof text === 'string' ? { ...place, kept: text } : place];
  });
}
