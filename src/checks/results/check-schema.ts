import type { ValidateFunction } from 'ajv';
import type { Tag } from '../../label-config/model.ts';
import { compileSchema } from './compile-schema.ts';
import { reportSchemaError } from './report-schema-error.ts';
import { regionPath } from './spot.ts';
import type { ValueCheck } from './value-check.ts';
import { type ValueKind, valueSchemas } from './value-schemas.ts';

/** Checks a value by the JSON Schema of its kind, which is compiled when the first such value comes. */
export function checkSchema(kind: ValueKind, tag: Tag): ValueCheck {
  let validate: ValidateFunction | undefined;

  return (value, _region, spot) => {
    validate ??= compileSchema(valueSchemas[kind]);
    if (validate(value)) return true;
    reportSchemaError(validate, spot, { what: 'The value', path: regionPath(spot, '/value'), tag });
    return false;
  };
}
