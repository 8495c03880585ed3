import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import { describe, type Json, type JsonObject } from '../../json/json.ts';
import type { Tag } from '../../label-config/model.ts';
import { guessPixels } from './guess-pixels.ts';
import { listNames } from './list-names.ts';
import { placeName } from './place-name.ts';
import type { Spot } from './spot.ts';

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
export function reportSchemaError(validate: ValidateFunction, spot: Spot, subject: Subject): void {
  const error = validate.errors?.[0];
  if (!error) return;
  const finding = toFinding(error, subject, spot);
  finding.path = subject.path + placeOf(error);
  if (subject.tag) finding.tag = subject.tag.ref;
  spot.report(finding);
}

/** JSON pointer, from the subject, to what is wrong: for a missing key the place where it should be. */
function placeOf(error: ErrorObject): string {
  return error.keyword === 'required'
    ? `${error.instancePath}/${error.params.missingProperty}`
    : error.instancePath;
}

function toFinding(error: ErrorObject, subject: Subject, spot: Spot): Finding {
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
          guess: error.keyword === 'maximum' ? guessPixels(error.instancePath, data as number, spot) : '',
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
