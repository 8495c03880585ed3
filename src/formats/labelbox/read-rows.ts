import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { sizeOf } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { besideOrInImages, finderBeside } from '../labelled/finder-beside.ts';
import { rowsOf } from '../labelled/json-rows.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { answersOf, labelsOf, shapeOf } from './labels.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

/** Names of a data row that become data, as people find their images by them. */
const names = ['external_id', 'global_key'];

/** Members that tasks are made of, or that are the database's own. */
const ofRow: ReadonlySet<string> = new Set(['data_row', 'media_attributes', 'projects']);
const ofDataRow: ReadonlySet<string> = new Set(['id', 'row_data', ...names]);
const ofObject: ReadonlySet<string> = new Set([
  ...['feature_id', 'feature_schema_id', 'name', 'value', 'annotation_kind', 'classifications'],
  ...['bounding_box', 'polygon', 'line', 'point', 'mask'],
]);
const ofLabel: ReadonlySet<string> = new Set(['objects', 'classifications']);

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, besideOrInImages);
  const count = {
    row: memberCounter(input, 'lines', ofRow),
    dataRow: memberCounter(input, 'data rows', ofDataRow),
    label: memberCounter(input, 'labels', ofLabel),
    object: memberCounter(input, 'objects', ofObject),
  };
  for (const { path, displayPath, onImage } of labelFilesOf(input)) {
    for (const { row, place } of rowsOf(input, path, displayPath)) {
      const { data_row: dataRow, media_attributes: media } = row;
      const { width, height, asset_type: type } = isObject(media) ? media : {};
      if (typeof type === 'string' && type.toLowerCase() !== 'image') {
        input.skip(`data rows of the type ${quote(type)}`, 1);
        continue;
      }
      const named = isObject(dataRow) ? imageOf(dataRow, (name) => find(path, name)) : undefined;
      if (!isObject(dataRow) || !named) {
        const args = {
          entry: `line ${place.line}`,
          problem: 'its "data_row" has no "row_data" or "external_id"',
        };
        input.report({ code: 'label-entry-malformed', args }, place);
        continue;
      }
      const draft = openImage(
        input,
        controls,
        onImage(named.image),
        named.name,
        sizeOf(width, height),
        place,
      );
      if (named.missing !== undefined && input.options.images !== undefined) {
        draft.report({ code: 'image-elsewhere', args: { image: quote(named.missing) } }, place);
      }
      countMembers(count.row, row);
      countMembers(count.dataRow, dataRow);
      const [label, ...others] = labelsOf(row, () =>
        input.skip('labels of images that annotators skipped', 1),
      );
      if (others.length > 0) input.skip('labels by other annotators or in other projects', others.length);
      if (label) {
        countMembers(count.label, label.annotations);
        addLabel(draft, label, place, (object) => countMembers(count.object, object));
      }
      const made = draft.finish(label !== undefined);
      for (const name of names) {
        const value = dataRow[name];
        if (typeof value === 'string' && value !== '' && name !== input.dataKey) made.task.data[name] = value;
      }
      yield made;
    }
  }
}

/**
 * The image of a data row: the file that it was called when it was uploaded, where that is there, else its address in Labelbox, which may be
 * signed for a time; `missing`: the name of the file that is not there then.
 */
function imageOf(
  { row_data: address, external_id: id }: JsonObject,
  find: (name: string) => FoundImage,
): { image: FoundImage; name: string; missing?: string | undefined } | undefined {
  const local = typeof id === 'string' && id !== '' ? { image: find(id), name: id } : undefined;
  if (local?.image.exists) return local;
  if (typeof address !== 'string' || address === '') return local;
  const missing = local?.image.url === undefined ? local?.name : undefined;
  return { image: find(address), name: address, missing };
}

function addLabel(
  draft: Drafting,
  { annotations, path }: { annotations: JsonObject; path: string },
  place: Place,
  count: (object: JsonObject) => void,
): void {
  const { objects, classifications } = annotations;
  for (const [i, object] of (Array.isArray(objects) ? objects : []).entries()) {
    if (isObject(object)) count(object);
    addObject(draft, object, `${path}/objects/${i}`, place);
  }
  for (const answer of answersIn(draft, classifications)) draft.answer(answer, place);
}

function addObject(draft: Drafting, object: Json, path: string, place: Place): undefined {
  const malformed = (problem: string): undefined =>
    void draft.report({ code: 'label-malformed', args: { what: `object ${path}`, problem }, path }, place);
  if (!isObject(object)) return malformed('it is not an object');
  const { name, annotation_kind: kind } = object;
  if (typeof name !== 'string' || name === '') return malformed('it has no "name"');
  const shape = shapeOf(object);
  if (typeof shape === 'string') return malformed(shape);
  if (!shape) {
    const what =
      kind === 'ImageSegmentationMask' ? 'masks' : `objects of the kind ${quote(showValue(kind ?? ''))}`;
    return void draft.skip(what);
  }
  draft.add({ label: name, shape, answers: answersIn(draft, object.classifications), place, path });
}

function answersIn({ skip }: Drafting, classifications: Json | undefined) {
  const { answers, odd } = answersOf(classifications);
  for (let i = 0; i < odd; i++) skip('classifications without an answer that is read');
  return answers;
}
