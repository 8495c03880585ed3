import type { Finding } from '../../diagnostics/diagnostic.ts';
import { membersOf } from '../../json/compact.ts';
import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { indexByName } from '../../label-config/find-by-name.ts';
import type { ControlTag, LabelConfig } from '../../label-config/model.ts';
import { append } from '../../lists.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import type { ElementBatch } from '../../readers/json/element-batch.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { cutJsonLines } from '../../readers/json/lines.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Importer, Input } from '../format.ts';
import { rewrittenBatch } from '../json/rewritten-batch.ts';
import { controlOfItem, joinLabels, resultsFromMin } from './results.ts';

/** What stands in each record beside data and results (Converter.convert_to_json_min of label-studio-sdk). */
const own = ['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'agreement'];

/** Whether a record is one of a JSON-MIN export. */
export function isMinRecord(record: Json): record is JsonObject {
  return (
    isObject(record) &&
    !('data' in record) &&
    ['annotation_id', 'annotator', 'lead_time'].every((key) => key in record)
  );
}

/**
 * JSON-MIN, the export of Label Studio 1.x in which a record is the data of a task and the results of one annotation, by control tags: as a list,
 * as JSON Lines (`jsonl`), or in the files of a folder (`json-dir`), as which it would be read otherwise.
 */
export function jsonMin(importer: Importer, config: LabelConfig): Importer {
  const { inParallel: _, ...others } = importer;
  return {
    ...others,
    *read(input) {
      const files = importer.name === 'json-dir' ? filesIn(input, ['.json']) : [input];
      for (const { path, displayPath } of files)
        yield* readMin({ ...input, path, displayPath }, config, importer.name === 'jsonl');
    },
  };
}

/** Finds the control tag of a key; those in a Repeater by their name for one item. */
type FindControl = (key: string) => ControlTag | undefined;

function readMin(input: Input, { controls }: LabelConfig, areLines: boolean): Iterable<Batch> {
  const { path, displayPath, report, skip } = input;
  const findByName = indexByName(controls);
  const find: FindControl = (key) => findByName(key)?.item;
  const cut = (reader: ByteReader) =>
    areLines ? cutJsonLines(reader, (count) => skip('blank lines', count)) : cutElements(reader);
  const read = function* (reader: ByteReader) {
    for (const elements of cut(reader)) {
      const batch = minBatch(elements, displayPath, find);
      yield batch;
      if (batch.broken) return;
    }
  };
  return readOrReport(path, displayPath, report, read, input.range);
}

/** Records as tasks, whose results count code points as all of Label Studio 1.x. */
function minBatch(elements: ElementBatch, displayPath: string, find: FindControl): Batch {
  const batch = rewrittenBatch(elements, displayPath, (value, at) => {
    if (!isMinRecord(value)) return undefined;
    const { text, problems } = toTask(elements.bytes, at, value, find);
    return {
      text,
      problems: problems.map(({ finding, key }) => ({ finding, pointer: `/${escapePointer(key)}` })),
    };
  });
  return { ...batch, offsets: 'code-points' };
}

/** One record as a task, and what is wrong with it: a value that its control tag cannot have, keys that appear twice. */
function toTask(
  source: Buffer,
  at: number,
  record: JsonObject,
  find: FindControl,
): { text: string; problems: { key: string; finding: Finding }[] } {
  const data: string[] = [];
  const result: JsonObject[] = [];
  let odd: string | undefined;
  const problems: { key: string; finding: Finding }[] = [];
  const repeated = (key: string) => problems.push({ key, finding: { code: 'repeated-key', args: { key } } });
  for (const [key, { at: from, end }] of membersOf(source, at, repeated)) {
    const found = find(key);
    const control = found && controlOfItem(found, key);
    const made = control && resultsFromMin(control, record[key]!, showValue(record.annotation_id));
    if (made) append(result, made);
    else if (control) odd = key;
    else if (!own.includes(key)) data.push(`${JSON.stringify(key)}:${source.toString('utf8', from, end)}`);
  }
  const [alone] = joinLabels(result);
  odd ??= alone;
  const { id, annotation_id, annotator, created_at, lead_time } = record;
  // With download_all_tasks an export has tasks that nobody labeled, whose record is empty but for its data.
  const isLabeled = annotation_id !== null || result.length > 0;
  const annotation = { id: annotation_id, completed_by: annotator, created_at, lead_time, result };
  const rest = JSON.stringify({
    ...(id !== undefined && { id }),
    ...(isLabeled && { annotations: [annotation] }),
  });
  if (odd !== undefined)
    problems.push({ key: odd, finding: { code: 'json-min-value', args: { control: odd } } });
  return { text: `{"data":{${data.join(',')}}${rest === '{}' ? '}' : `,${rest.slice(1)}`}`, problems };
}
