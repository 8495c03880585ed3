import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { Word } from './word-tally.ts';

/** A span as a record has it, or what is wrong with it, as the end of a sentence. */
export type RecordSpan =
  | {
      start: number;
      end: number;
      labels: string[];
      kept: string | undefined;
      id: string | undefined;
      score: number | undefined;
      /** The member that the label is in, where the span is an object. */
      labelKey: string | undefined;
      /** Members that may have its words. */
      words: readonly Word[];
      /** Its other members, which no region has. */
      others: string[];
    }
  | { problem: string };

/** Members that say the same as the offsets, or that are read. */
const read = new Set([
  ...[
    'start',
    'end',
    'start_offset',
    'end_offset',
    'offset',
    'length',
    'label',
    'labels',
    'entity_group',
    'text',
    'id',
    'score',
  ],
  ...['token_start', 'token_end', 'type'],
]);
/** Members that may be the label, the surest first. Rasa and others call it "entity", which elsewhere are the words, or tags of tokens. */
const labelKeys = ['label', 'entity_group', 'labels', 'type', 'types', 'entity', 'tag', 'category'];
/** Those that words and sentences have as well. */
const weakLabelKeys = ['tag', 'category'];
/** Members that often have the words of the span. */
const wordKeys = ['entity', 'word', 'mention'];
/** Where "entity" is the label, as in Rasa, these may have them. */
const wordKeysOfEntities = ['value', 'word', 'mention'];
const tagOfToken = /^[BIESLU]-/;

/** Whether a value is a span, or means to be one. */
export function isLikeSpan(value: Json): boolean {
  if (isNowhere(value)) return true;
  if (Array.isArray(value)) {
    const [start, end] = value.map(offsetOf);
    return value.length === 3 && start !== undefined && end !== undefined;
  }
  return isObject(value) && ('start' in value || 'start_offset' in value || hasLength(value));
}

/** Whether a span says that it is nowhere in the text, as tools write that nothing was found: -1 to -1. */
export function isNowhere(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 3 && value[0] === -1 && value[1] === -1;
  if (!isObject(value)) return false;
  return (value.start ?? value.start_offset) === -1 && (value.end ?? value.end_offset) === -1;
}

/** Whether an object has where its span starts and how long it is, as services of Azure write it. */
function hasLength(value: JsonObject): boolean {
  return offsetOf(value.offset) !== undefined && offsetOf(value.length) !== undefined;
}

/** Whether a value is a span beyond doubt; `text`: what it is of. */
export function isSpan(value: Json, text?: string): boolean {
  return isLikeSpan(value) && !('problem' in readSpan(value, text));
}

/** Whether the spans of a list are tokens, each with its tag as its "entity", such as B-PER and I-PER. */
export function areTags(items: readonly Json[]): boolean {
  const entityOf = (item: Json) => (isObject(item) && labelKeyOf(item) === 'entity' ? item.entity! : '');
  const entities = items.map(entityOf);
  return (
    entities.some((entity) => typeof entity === 'string' && entity.startsWith('I-')) &&
    entities.every((entity) => typeof entity === 'string' && tagOfToken.test(entity))
  );
}

/** The same for a list under any name: texts that are numbers may be anything. */
export function isSurelySpan(value: Json): boolean {
  if (isObject(value) && weakLabelKeys.includes(labelKeyOf(value) ?? '')) return false;
  const start = Array.isArray(value) ? value[0] : isObject(value) && (value.start ?? value.start_offset);
  return typeof start === 'number' && isSpan(value);
}

/** Reads [start, end, label] of doccano and spaCy, or an object with these. `text`: what it is of; `isTag`: that it is one of `areTags`. */
export function readSpan(value: Json, text?: string, isTag = false): RecordSpan {
  if (Array.isArray(value)) {
    if (value.length !== 3) return { problem: 'it is not a list of start, end and label' };
    return toSpan({ start: value[0]!, end: value[1]!, label: value[2]! });
  }
  if (!isObject(value)) return { problem: 'it is neither a list nor an object' };
  return toSpan(value, text, isTag);
}

function endOfLength(value: JsonObject): number | undefined {
  return hasLength(value) ? offsetOf(value.offset)! + offsetOf(value.length)! : undefined;
}

function labelKeyOf(value: JsonObject): string | undefined {
  return labelKeys.find((key) => (value[key] ?? null) !== null);
}

/** Why an "entity" is no label, as the end of a sentence. Rasa has the words as its "value". */
function whyNoLabel(
  span: JsonObject,
  start: number,
  end: number,
  text: string | undefined,
  isTag: boolean,
): string | undefined {
  const { entity } = span;
  if (typeof entity !== 'string' || 'value' in span) return undefined;
  if (isTag || (tagOfToken.test(entity) && ('index' in span || 'word' in span)))
    return `its "entity" ${quote(entity)} is the tag of a token, not the label of a span`;
  const words = text?.slice(start, end).trim();
  if (words === undefined || words === '' || !` ${entity} `.includes(` ${words} `)) return undefined;
  return `its "entity" ${quote(entity)} is what the text has there, not a label`;
}

function toSpan(value: JsonObject, words?: string, isTag = false): RecordSpan {
  const start = offsetOf(value.start ?? value.start_offset ?? value.offset);
  const end = offsetOf(value.end ?? value.end_offset ?? endOfLength(value));
  if (start === undefined) return { problem: 'its start is not a whole number from 0' };
  if (end === undefined) return { problem: 'its end is not a whole number from 0' };
  const labelKey = labelKeyOf(value);
  const problem = labelKey === 'entity' ? whyNoLabel(value, start, end, words, isTag) : undefined;
  if (problem !== undefined) return { problem };
  const named = labelKey === undefined ? undefined : value[labelKey];
  const labels = Array.isArray(named) ? named : [named];
  if (labels.length === 0 || !labels.every((label) => typeof label === 'string' && label !== '')) {
    const isNumber = labels.some((label) => typeof label === 'number');
    return {
      problem: isNumber ? `its label is the number ${labels[0]}, without a name` : 'it has no label',
    };
  }
  const { id, score, text } = value;
  return {
    start,
    end,
    labels: labels as string[],
    kept: typeof text === 'string' ? text : undefined,
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
    score: typeof score === 'number' ? score : undefined,
    labelKey,
    words: (labelKey === 'entity' ? wordKeysOfEntities : wordKeys).flatMap((member) => {
      const words = value[member];
      return typeof words === 'string' ? [{ member, value: words }] : [];
    }),
    others: Object.keys(value).filter(
      (key) => !read.has(key) && key !== labelKey && !(key === 'entity' && value.entity === named),
    ),
  };
}

/** An offset, also one that is written as a text. */
function offsetOf(value: Json | undefined): number | undefined {
  const offset = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return isOffset(offset) ? offset : undefined;
}

function isOffset(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A relation as a record has it: between ids of spans, or between places of a text. */
export type RecordRelation =
  | { from: string; to: string; label: string | undefined; ofTokens: boolean }
  | { problem: string };

/** The id by which relations name a span by its place. */
export function placeId(start: number, end: number): string {
  return `${start} to ${end}`;
}

/** Reads a relation of doccano (`from_id`, `to_id`, `type`) or Prodigy (`head_span`, `child_span`, `label`). */
export function readRelation(value: Json): RecordRelation {
  if (!isObject(value)) return { problem: 'it is not an object' };
  const { from_id, to_id, head_span: head, child_span: child } = value;
  const named = value.type ?? value.label;
  const label = typeof named === 'string' ? named : undefined;
  if (isId(from_id) && isId(to_id))
    return { from: String(from_id), to: String(to_id), label, ofTokens: false };
  const [from, to] = [head, child].map((span) => {
    const { start, end } = isObject(span) ? span : {};
    return isOffset(start) && isOffset(end) ? placeId(start, end) : undefined;
  });
  if (from !== undefined && to !== undefined) return { from, to, label, ofTokens: true };
  return {
    problem: `it has neither "from_id" and "to_id" nor "head_span" and "child_span": ${quote(JSON.stringify(value))}`,
  };
}

function isId(value: Json | undefined): boolean {
  return typeof value === 'number' || typeof value === 'string';
}
