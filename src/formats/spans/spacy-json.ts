import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { append } from '../../lists.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutElements } from '../../readers/json/elements.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { parseTag, spanBuilder } from '../conll/bio-spans.ts';
import type { Input } from '../format.ts';
import { type InnerRecord, innerRecords } from './inner-records.ts';
import type { RecordProblem, SpanRecord } from './span-record.ts';

const doc = /^\s*\{\s*"text"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"ents"\s*:\s*\[\s*\{\s*"start"\s*:\s*\d/;

/** Whether a file begins as one document that spaCy 3 writes (`Doc.to_json`). */
export function isSpacyDoc(head: string): boolean {
  return doc.test(head);
}

/** Whether JSON starts like training data of spaCy 2: documents with paragraphs, whose sentences have tokens. */
export function isSpacyJson(head: string): boolean {
  return (
    /^\s*[[{]/.test(head) &&
    /"paragraphs"\s*:\s*\[\s*\{/.test(head) &&
    /"sentences"\s*:\s*\[\s*\{/.test(head) &&
    /"orth"\s*:\s*"/.test(head)
  );
}

/** The paragraphs of a file as records, each with the id of its document. */
export function* paragraphBatches(reader: ByteReader, { displayPath }: Input): Generator<Batch> {
  for (const elements of cutElements(reader)) {
    const documents = jsonBatch(elements, displayPath);
    yield* innerRecords(documents, displayPath, paragraphsOf);
    if (documents.broken) return;
  }
}

/** The paragraphs of a document; what is none stays as it is, for it to be said what is wrong. */
function paragraphsOf(document: Json): InnerRecord[] {
  if (!isObject(document) || !Array.isArray(document.paragraphs)) return [{ record: document, path: '' }];
  const { id } = document;
  return document.paragraphs.map((paragraph, i) => {
    const path = `/paragraphs/${i}`;
    if (!isObject(paragraph)) return { record: paragraph, path };
    return { record: { ...(id !== undefined && { id }), ...paragraph }, path };
  });
}

/** Whether a record is a paragraph with sentences of tokens. */
export function isParagraph({ sentences, text }: JsonObject): boolean {
  return (
    typeof text !== 'string' &&
    Array.isArray(sentences) &&
    sentences.every((sentence) => isObject(sentence) && Array.isArray(sentence.tokens))
  );
}

interface Token {
  orth: string;
  /** What follows it in the text, where there is no "raw". */
  space: string;
  tag: string | undefined;
  path: string;
}

/** What says no more of a token than its place, or is read. */
const membersRead = ['id', 'orth', 'ner', 'space'];

/** Reads a paragraph: its text is "raw", else its tokens with the spaces between them; the tags of its tokens (BILUO) are spans. */
export function readParagraph(record: JsonObject): SpanRecord | RecordProblem {
  const tokens = tokensOf(record);
  if ('problem' in tokens) return tokens;
  const { raw } = record;
  const builder = spanBuilder();
  let text = typeof raw === 'string' ? raw : '';
  let end = 0;
  for (const { orth, tag: written, path, space } of tokens.list) {
    const tag = parseTag(written ?? 'O');
    if (!tag) return { problem: `${quote(written!)} is not a BILUO tag such as U-PER`, path: `${path}/ner` };
    const start = typeof raw === 'string' ? text.indexOf(orth, end) : text.length;
    if (typeof raw !== 'string') text += orth + space;
    if (start < 0 || text.slice(end, start).trim() !== '')
      return { problem: `the token ${quote(orth)} does not follow in "raw"`, path: `${path}/orth` };
    end = start + orth.length;
    if (orth.trim() !== '') builder.add(tag, start, end);
  }
  const isTagged = tokens.list.some(({ tag }) => tag !== undefined);
  const items = builder.spans.map(({ start, end, label }): Json => [start, end, label]);
  return {
    text: typeof raw === 'string' ? raw : text.trimEnd(),
    lists: isTagged ? [{ path: '/sentences', items }] : undefined,
    relations: undefined,
    tokens: [],
    unit: 'utf16',
    // spaCy 3 writes its entities a second time.
    read: new Set(['raw', 'sentences', ...(isTagged ? ['entities'] : []), ...emptyKeys(record)]),
    rejected: false,
    skipped: tokens.skipped,
  };
}

/** The tokens of all sentences; a tag that is missing, which spaCy writes as a dash or leaves empty, is undefined. */
function tokensOf({ sentences }: JsonObject): { list: Token[]; skipped: string[] } | RecordProblem {
  const list: Token[] = [];
  const skipped: string[] = [];
  for (const [s, sentence] of (sentences as JsonObject[]).entries()) {
    const { brackets } = sentence;
    if (Array.isArray(brackets))
      append(
        skipped,
        brackets.map(() => 'brackets of sentences'),
      );
    for (const [t, token] of (sentence.tokens as Json[]).entries()) {
      const path = `/sentences/${s}/tokens/${t}`;
      if (!isObject(token) || typeof token.orth !== 'string')
        return { problem: 'it has no text in "orth"', path };
      const { orth, ner } = token;
      const tag = typeof ner === 'string' && ner !== '-' && ner !== '' ? ner : undefined;
      list.push({ orth, tag, path, space: typeof token.space === 'string' ? token.space : ' ' });
      for (const key of Object.keys(token)) {
        if (membersRead.includes(key) || token[key] === '' || token[key] === null) continue;
        skipped.push(`members of tokens called ${quote(key)}`);
      }
    }
  }
  return { list, skipped };
}

/** Keys of a paragraph that say nothing. */
function emptyKeys(record: JsonObject): string[] {
  return Object.keys(record).filter((key) => Array.isArray(record[key]) && record[key].length === 0);
}
