import { describe, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { compileSchema } from '../ajv.ts';
import { reportSchemaError } from './check-schema.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { regionIndex } from './region-ids.ts';

/** Prepares the check of relations: both ends must be regions of the same result, and the labels must be those of the label config. */
export function compileRelationCheck(
  config: LabelConfig | undefined,
): (relation: JsonObject, cursor: ResultCursor) => void {
  const tags = (config?.tags ?? []).filter(({ type }) => type === 'Relation');
  const known = new Set(tags.map((tag) => attributeOf(tag, 'value')?.value));
  return (relation, cursor) => {
    checkEnds(relation, cursor);
    const problem = config && findInLabels(relation.labels, known);
    if (problem === undefined) return;
    cursor.report({ code: 'not-shown-in-1x', args: { problem }, path: regionPath(cursor, '/labels') });
  };
}

/** What keeps the editor of Label Studio 1.x from showing the labels of a relation; of the wrong type, they leave all of the result out. */
function findInLabels(labels: Json | undefined, known: ReadonlySet<string | undefined>): string | undefined {
  if (labels === undefined || labels === null) return undefined;
  if (!Array.isArray(labels) || labels.some((label) => typeof label !== 'string')) {
    return `the "labels" of the relation are ${describe(labels)} instead of a list of texts`;
  }
  const unknown = (labels as string[]).find((label) => !known.has(label));
  return unknown === undefined ? undefined : `no <Relation> has the label ${quote(unknown)}`;
}

function checkEnds(relation: JsonObject, cursor: ResultCursor): void {
  const validate = compileSchema('relation');
  if (!validate(relation)) {
    reportSchemaError(validate, cursor, { what: 'The relation', path: regionPath(cursor, '') });
    return;
  }
  checkEnd('from_id', showValue(relation.from_id), cursor);
  checkEnd('to_id', showValue(relation.to_id), cursor);
}

function checkEnd(key: string, id: string, cursor: ResultCursor): void {
  if (regionIndex(cursor).has(id)) return;
  cursor.report({
    code: 'relation-to-unknown-region',
    args: { key, id },
    path: regionPath(cursor, `/${key}`),
  });
}
