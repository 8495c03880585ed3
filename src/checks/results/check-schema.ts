import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import { describe, type Json, type JsonObject } from '../../json/json.ts';
import { unescapePointer } from '../../json/parse-lossless.ts';
import type { Tag } from '../../label-config/model.ts';
import type { ValueKind } from '../../label-config/tag-rule.ts';
import { compileSchema } from '../ajv.ts';
import { type ResultCursor, regionPath, type ValueCheck } from './cursor.ts';
import { guessPixels } from './guess-pixels.ts';
import { listNames } from './list-names.ts';

/** Checks a value by the JSON Schema of its kind, which is compiled when the first such value comes. */
export function checkSchema(kind: ValueKind, tag: Tag): ValueCheck {
  let validate: ValidateFunction | undefined;

  return (value, _region, cursor) => {
    validate ??= compileSchema(`values/${kind}`);
    if (validate(value)) return true;
    reportSchemaError(validate, cursor, { what: 'The value', path: regionPath(cursor, '/value'), tag });
    return false;
  };
}

/** What a schema was applied to. */
export interface Subject {
  /** In words, at the beginning of a sentence: `The region`. */
  what: string;
  /** JSON pointer to it from the task. */
  path: string;
  /** Pointer to it from what is named in messages, when that is larger: `/labels`. */
  within?: string;
  /** The tag of the label config that asks for it. */
  tag?: Tag;
}

/** Reports the first error of a validator that has just said no. */
export function reportSchemaError(validate: ValidateFunction, cursor: ResultCursor, subject: Subject): void {
  const error = validate.errors?.[0];
  if (!error) return;
  const finding = toFinding(error, subject, cursor);
  finding.path = subject.path + placeOf(error);
  if (subject.tag) finding.tag = subject.tag.ref;
  cursor.report(finding);
}

/** JSON pointer, from the subject, to what is wrong: for a missing key the place where it should be. */
function placeOf(error: ErrorObject): string {
  return error.keyword === 'required'
    ? `${error.instancePath}/${error.params.missingProperty}`
    : error.instancePath;
}

function toFinding(error: ErrorObject, subject: Subject, cursor: ResultCursor): Finding {
  const name = placeName((subject.within ?? '') + error.instancePath, subject.what);
  const data = error.data as Json;
  switch (error.keyword) {
    case 'required':
      return {
        code: 'result-missing-key',
        args: { name, key: error.params.missingProperty, found: listNames(Object.keys(data as JsonObject)) },
      };
    case 'maximum':
    case 'minimum':
      return {
        code: 'result-out-of-range',
        args: {
          name,
          number: data as number,
          limit: limitInWords(error),
          guess: error.keyword === 'maximum' ? guessPixels(error.instancePath, data as number, cursor) : '',
        },
      };
    default:
      return {
        code: 'result-wrong-type',
        args: {
          name,
          expected: error.parentSchema?.description ?? 'something else',
          found: describeFound(data),
        },
      };
  }
}

/** The limits of percents have room for rounding, which people need not know. */
function limitInWords(error: ErrorObject): string {
  const limit = error.params.limit as number;
  return error.keyword === 'maximum' ? `at most ${Math.floor(limit)}` : `at least ${limit}`;
}

/** For a list that is too short or too long, how long it is. */
function describeFound(data: Json): string {
  return Array.isArray(data) && data.length > 0 ? `a list of ${data.length}` : describe(data);
}

/**
 * Names the place that a JSON pointer leads to for people, as `"x"` or `"points[1][0]"`; the whole is called
 * `whole`.
 */
function placeName(pointer: string, whole: string): string {
  if (pointer === '') return whole;
  let name = '';
  for (const step of pointer.slice(1).split('/')) {
    const key = unescapePointer(step);
    if (/^\d+$/.test(key)) name += `[${key}]`;
    else name += name === '' ? key : `.${key}`;
  }
  return JSON.stringify(name);
}
