import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { lastMembers, parseLossless, printCompact } from '../../json/parse-lossless.ts';
import { append } from '../../lists.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { UnitJudge } from '../../regions/span-units.ts';
import type { Batch } from '../../tasks/batch.ts';
import { type TaskRecord, unreadable } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';
import type { Input } from '../format.ts';
import { repeatedKeysIn } from '../labelled/repeated-keys.ts';
import { taskMembers } from '../labelled/task-members.ts';
import { placeAt, type TextMark, type TextRelation, textResults } from '../labelled-text/text-results.ts';
import type { EndTally } from './end-tally.ts';
import { readRecord } from './record.ts';
import { areTags, isNowhere, placeId, readRelation, readSpan } from './span.ts';
import type { SpanRecord } from './span-record.ts';
import type { TagNames } from './tagged.ts';
import type { Word, WordTally } from './word-tally.ts';

/** What all records of a file are read with. */
export interface SpanContext {
  input: Input;
  controls: LabelControls;
  names: TagNames;
  judge: UnitJudge;
  ends: EndTally;
  words: WordTally;
}

const inResults = /^\/(?:completions|predictions)\/0\/result\/(\d+)/;

/** Makes tasks of records that were cut from JSON; what is found in a result is located at its span. */
export function spanBatch(records: Batch, context: SpanContext): Batch {
  let found: Located[] = [];
  let places: TextMark['place'][] = [];
  const { input } = context;

  const batch: Batch = {
    size: records.size,
    offsets: 'utf16',
    read(index) {
      places = [];
      const read = records.read(index);
      found = [...(records.found?.(index) ?? [])];
      if (read === undefined) {
        if (records.broken) batch.broken = records.broken;
        return undefined;
      }
      if (read === unreadable) return read;
      if (read.kind === 'json')
        for (const { finding } of repeatedKeysIn(read.source.subarray(read.at, read.end), read.value))
          found.push({ finding, place: records.locate(index, finding.path) });
      return toTask(index, read.value);
    },
    found: () => found,
    original: (index) => records.original(index),
    locate(index, pointer = '') {
      const result = inResults.exec(pointer)?.[1];
      const place = places[Number(result ?? -1)];
      return place ? placeAt(place) : records.locate(index);
    },
  };
  return batch;

  function toTask(index: number, value: Json): TaskRecord {
    const place = (path: string) => () => records.locate(index, path);
    const report = (finding: Finding, path: string) =>
      void found.push({ finding: { ...finding, path }, place: records.locate(index, path) });
    const record = readRecord(value, context.names);
    if ('problem' in record) {
      const { problem, path, what = path === '' ? 'record' : 'list of tags', unnamed } = record;
      if (unnamed) report({ code: 'tag-without-name', args: unnamed }, path);
      else report({ code: 'label-malformed', args: { what, problem } }, path);
      return { kind: 'made', value: { data: { [input.dataKey]: '' } } };
    }
    for (const what of record.skipped) input.skip(what, 1);
    const members = labelsOf(record, place, report);
    const data = { [input.dataKey]: record.text };
    const others = isObject(value) ? Object.keys(value).filter((key) => !record.read.has(key)) : [];
    if (others.includes(input.dataKey)) {
      input.skip(`members called ${quote(input.dataKey)} like the data key of the text`, 1);
      others.splice(others.indexOf(input.dataKey), 1);
    }
    if (others.length === 0) return { kind: 'made', value: { data, ...members } };
    return withOthers(records.original(index), others, data, members);
  }

  /** The results of a record as members of its task; none when nobody labelled it, or when the labels were rejected. */
  function labelsOf(
    record: SpanRecord,
    place: (path: string) => () => Place,
    report: (finding: Finding, path: string) => void,
  ): JsonObject {
    const { text, lists, relations, rejected } = record;
    if (!lists) return {};
    if (rejected) {
      const count = lists.reduce((sum, { items }) => sum + items.length, 0);
      if (count > 0) input.skip('spans of texts that were rejected or ignored', count);
      return {};
    }
    const marks: (TextMark & { words: readonly Word[] })[] = [];
    const ofTokens = relations?.items.some((item) => isObject(item) && 'head_span' in item) ?? false;
    for (const { path, items } of lists) {
      const isTag = areTags(items);
      for (const [i, item] of items.entries()) {
        if (isNowhere(item)) {
          input.skip('spans that are nowhere in the text (-1 to -1)', 1);
          continue;
        }
        const at = record.unit === undefined ? `${path}/${i}` : path;
        const span = readSpan(item, text, isTag);
        if ('problem' in span) {
          report({ code: 'label-malformed', args: { what: `span ${at}`, problem: span.problem } }, at);
          continue;
        }
        for (const other of span.others) input.skip(`members of spans called ${quote(other)}`, 1);
        const { start, end, kept, score, words } = span;
        if (span.labelKey === 'entity') context.words.addLabel('entity', span.labels.join(', '));
        const id = ofTokens ? placeId(start, end) : span.id;
        for (const label of span.labels)
          marks.push({ start, end, kept, score, id, label, place: place(at), path: at, words });
      }
    }
    const unit = record.unit
      ? { unit: record.unit, toUtf16: (offset: number) => offset, unsure: undefined }
      : context.judge(text, marks, { tokens: record.tokens, ofTool: record.unitOfTool });
    for (const { start, end, kept, words } of record.unit ? [] : marks) {
      const [from, to] = [unit.toUtf16(start), unit.toUtf16(end)];
      if (from === undefined || to === undefined) continue;
      if (kept === undefined) context.ends.add(text, from, to);
      if (words.length > 0) context.words.add(text, text.slice(from, to), words);
    }
    const joined = relations ? readRelations(relations, marks, place, report) : [];
    const made = textResults(input, context.controls, text, unit, marks, joined);
    append(found, made.found);
    places = made.places;
    return taskMembers(made.results, made.scores, input.options.labelsAs);
  }

  function readRelations(
    { path, items }: NonNullable<SpanRecord['relations']>,
    marks: readonly TextMark[],
    place: (path: string) => () => Place,
    report: (finding: Finding, path: string) => void,
  ): TextRelation[] {
    const ids = new Set(marks.map(({ id }) => id));
    return items.flatMap((item, i) => {
      const at = `${path}/${i}`;
      const relation = readRelation(item);
      if ('problem' in relation) {
        report({ code: 'label-malformed', args: { what: `relation ${at}`, problem: relation.problem } }, at);
        return [];
      }
      const { from, to, label, ofTokens } = relation;
      if (ofTokens && !(ids.has(from) && ids.has(to))) {
        input.skip('relations of tokens that are in no span', 1);
        return [];
      }
      return [{ from, to, label, place: place(at), path: at }];
    });
  }
}

/** A task with the other members of a record as data, digit by digit as they are written. */
function withOthers(
  text: string,
  keys: readonly string[],
  data: JsonObject,
  members: JsonObject,
): TaskRecord {
  const root = parseLossless(text);
  const nodes = root.kind === 'object' ? lastMembers(root.members) : new Map();
  const parts = keys.map((key) => `${JSON.stringify(key)}:${printCompact(nodes.get(key)!, text)}`);
  const own = JSON.stringify(data).slice(1, -1);
  const rest = JSON.stringify(members).slice(1, -1);
  return madeText(`{"data":{${[own, ...parts].join(',')}}${rest === '' ? '' : `,${rest}`}}`);
}
