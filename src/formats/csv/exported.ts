import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { isFromList, keyOf } from '../../label-config/data-key.ts';
import { indexByName } from '../../label-config/find-by-name.ts';
import type { ControlTag, LabelConfig } from '../../label-config/model.ts';
import { append } from '../../lists.ts';
import { controlOfItem, joinLabels, resultsFromMin } from '../json-min/results.ts';

/** What a column of a CSV export of Label Studio 1.x is: results of a control tag, the data key that it holds, or what Label Studio adds. */
export type ExportedColumn = ControlTag | { dataKey: string } | undefined;

/** What stands in each row beside data and results (exports/csv2.py of label-studio-sdk). */
const own = [
  'id',
  'annotator',
  'annotation_id',
  'created_at',
  'updated_at',
  'lead_time',
  'agreement',
  'history',
];
/** What is put before a data key that is also the name of a control tag. */
const RENAMED = '_data_';

/** Whether columns are those of a CSV export. */
export function isExported(names: readonly string[]): boolean {
  return ['annotation_id', 'annotator', 'lead_time'].every((name) => names.includes(name));
}

/** What each column of a CSV export is. */
export function exportedColumns(names: readonly string[], { controls }: LabelConfig): ExportedColumn[] {
  const find = indexByName(controls);
  const controlNamed = (name: string) => {
    const found = find(name);
    return found && controlOfItem(found.item, name);
  };
  return names.map((name) => {
    const control = controlNamed(name);
    if (control) return control;
    const isTranscript =
      name.endsWith('_transcript') && controlNamed(name.slice(0, -'_transcript'.length))?.tag.type === 'Chat';
    if (isTranscript || own.includes(name)) return undefined;
    const renamed = name.startsWith(RENAMED) ? name.slice(RENAMED.length) : '';
    return { dataKey: names.includes(renamed) && controlNamed(renamed) ? renamed : name };
  });
}

/** Tags whose data may be a list or an object; so may that of a control tag, and of a `valueList`. */
const structured = ['Chat', 'Dialog', 'List', 'Paragraphs', 'ReactCode', 'Table', 'TimeSeries'];

/** The data keys of which tags read lists and objects, which an export writes as JSON. */
export function structuredKeys({ objects, controls }: LabelConfig): Set<string> {
  const tags = [
    ...objects.filter(({ tag, source }) => structured.includes(tag.type) || isFromList(source)),
    ...controls,
  ];
  return new Set(
    tags
      .flatMap(({ source }) => (source?.kind === 'key' ? [keyOf(source)] : []))
      .filter((key) => key !== undefined),
  );
}

export const isControl = (column: ExportedColumn): column is ControlTag =>
  column !== undefined && 'tag' in column;

/** What an exported row holds beside the data of its columns, and the columns whose cells are no results of their control tags. */
export function exportedRow(
  names: readonly string[],
  columns: readonly ExportedColumn[],
  textAt: (column: number) => string,
): { data: JsonObject; members: JsonObject; odd: number[] } {
  const result: JsonObject[] = [];
  const odd: number[] = [];
  const cellOf = (name: string) => {
    const column = names.indexOf(name);
    return column < 0 ? '' : textAt(column);
  };
  const seed = cellOf('annotation_id');
  columns.forEach((column, i) => {
    const text = isControl(column) ? textAt(i) : '';
    if (text === '' || !isControl(column)) return;
    const made = resultsFromMin(column, cellValue(text), seed);
    if (made) append(result, made);
    else odd.push(i);
  });
  for (const alone of joinLabels(result)) odd.push(names.indexOf(alone));
  const id = numberOf(cellOf('id'));
  // The data key "id" of a task is written over the number that Label Studio gave it.
  const data: JsonObject = id === undefined && cellOf('id') !== '' ? { id: cellOf('id') } : {};
  if (seed === '' && result.length === 0) return { data, members: id === undefined ? {} : { id }, odd };
  const lead = numberOf(cellOf('lead_time'));
  const annotation: JsonObject = {
    id: numberOf(seed) ?? seed,
    completed_by: numberOf(cellOf('annotator')) ?? cellOf('annotator'),
    created_at: cellOf('created_at'),
    ...(lead !== undefined && { lead_time: lead }),
    result,
  };
  return { data, members: { ...(id !== undefined && { id }), annotations: [annotation] }, odd };
}

/** A cell as the value that it was: results are JSON, a single choice or text is the text itself. */
function cellValue(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value = JSON.parse(text) as Json;
    const isResults = Array.isArray(value)
      ? value.every((item) => isObject(item) || typeof item === 'string')
      : true;
    return isResults ? value : text;
  } catch {
    return text;
  }
}

function numberOf(text: string): number | undefined {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
