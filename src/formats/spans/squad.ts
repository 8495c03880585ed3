import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutLists } from '../../readers/json/lists.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import type { Input } from '../format.ts';
import { type InnerRecord, innerRecords } from './inner-records.ts';
import type { RecordProblem, SpanRecord } from './span-record.ts';

/** The label of answers, as in the template of Label Studio for question answering. */
const LABEL = 'Answer';

/** Whether JSON starts like a file of SQuAD: an object whose data is articles, with paragraphs that have a context and questions. */
export function isSquad(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"data"\s*:\s*\[\s*\{/.test(head) &&
    /"paragraphs"\s*:\s*\[\s*\{/.test(head) &&
    /"context"\s*:\s*"/.test(head) &&
    /"qas"\s*:\s*\[/.test(head)
  );
}

/** Whether a record is a question about a text, with the places of its answers, as the file of SQuAD or the datasets of Hugging Face have it. */
export function isQuestion({ context, question, answers }: JsonObject): boolean {
  return typeof context === 'string' && typeof question === 'string' && itemsOf(answers ?? []) !== undefined;
}

/** Reads a question; the answers are spans of its text. */
export function readQuestion(record: JsonObject): SpanRecord | RecordProblem {
  const items = itemsOf(record.answers ?? [])!;
  if ('problem' in items) return items;
  return {
    text: record.context as string,
    lists: [items],
    relations: undefined,
    tokens: [],
    unit: undefined,
    read: new Set(['context', 'answers']),
    rejected: false,
    skipped: [],
  };
}

/** The answers as spans: of a list of objects, or of an object with a list of texts and one of where they start. */
function itemsOf(answers: Json): { path: string; items: Json[] } | RecordProblem | undefined {
  if (Array.isArray(answers)) {
    const areAnswers = answers.every((answer) => isObject(answer) && 'answer_start' in answer);
    return areAnswers
      ? { path: '/answers', items: answers.map((answer) => toSpan(answer as JsonObject)) }
      : undefined;
  }
  if (!isObject(answers)) return undefined;
  const { text, answer_start: starts } = answers;
  if (!Array.isArray(text) || !Array.isArray(starts)) return undefined;
  const path = '/answers/answer_start';
  if (text.length !== starts.length)
    return { problem: `it has ${text.length} answers and ${starts.length} starts`, path };
  return { path, items: text.map((words, i) => toSpan({ text: words, answer_start: starts[i]! })) };
}

/** Starts count code points, in which the length of a text is counted too. */
function toSpan({ answer_start: start, text, ...others }: JsonObject): Json {
  if (typeof text !== 'string' || typeof start !== 'number') return { start: start ?? null, label: LABEL };
  let length = 0;
  for (const _ of text) length++;
  return { ...others, start, end: start + length, label: LABEL, text };
}

/** The questions of a file as records, each with the title and the context that it is about; no more than an article is in memory. */
export function* questionBatches(reader: ByteReader, { displayPath, skip }: Input): Generator<Batch> {
  for (const elements of cutLists(reader)) {
    if (elements.key !== 'data') {
      const count = elements.starts.length;
      if (count > 0) skip(`members of ${JSON.stringify(elements.key)} beside "data"`, count);
      continue;
    }
    const articles = jsonBatch(elements, displayPath);
    yield* innerRecords(articles, displayPath, (article) => questionsOf(article, skip));
    if (articles.broken) return;
  }
}

/** The questions of an article; what is none stays as it is, for it to be said what is wrong. */
function questionsOf(article: Json, skip: Input['skip']): InnerRecord[] {
  if (!isObject(article) || !Array.isArray(article.paragraphs)) return [{ record: article, path: '' }];
  const { title, paragraphs } = article;
  return paragraphs.flatMap((paragraph, p) => {
    const path = `/paragraphs/${p}`;
    if (!isObject(paragraph) || !Array.isArray(paragraph.qas)) return [{ record: paragraph, path }];
    const { qas, ...others } = paragraph;
    if (qas.length === 0) skip('paragraphs without a question', 1);
    return (qas as Json[]).map((qa, q) => ({
      record: isObject(qa) ? { ...(title !== undefined && { title }), ...others, ...qa } : qa,
      path: `${path}/qas/${q}`,
    }));
  });
}
