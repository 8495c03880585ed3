import type { JsonObject } from '../../json/json.ts';
import { compileSchema } from '../ajv.ts';
import { reportSchemaError } from './check-schema.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { regionIndex } from './region-ids.ts';

/** Checks a relation: both its ends must be regions of the same result. */
export function checkRelation(relation: JsonObject, cursor: ResultCursor): void {
  const validate = compileSchema('relation');
  if (!validate(relation)) {
    reportSchemaError(validate, cursor, { what: 'The relation', path: regionPath(cursor, '') });
    return;
  }
  checkEnd('from_id', String(relation.from_id), cursor);
  checkEnd('to_id', String(relation.to_id), cursor);
}

function checkEnd(key: string, id: string, cursor: ResultCursor): void {
  if (regionIndex(cursor).has(id)) return;
  cursor.report({
    code: 'relation-to-unknown-region',
    args: { key, id },
    path: regionPath(cursor, `/${key}`),
  });
}
