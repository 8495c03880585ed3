import { finishedWork } from '../../checks/server/finished-work.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { ObjectEdit } from '../../json/reindent-edited.ts';
import { append } from '../../lists.ts';

/**
 * What a project needs beyond what Label Studio 0.9.1 writes so that `label-studio start FOLDER` of 1.x can migrate it
 * (its core/old_ls_migration.py): predictions need `created_at`, and completions are read only from `completions/<id>.json`, where each
 * needs `created_at` and `lead_time`; 0.9 itself needs an `id` there. Not with `--compat 0.9`.
 */
export interface MigrationFields {
  /** Seconds since 1970 for what has no date of its own; undefined when nothing needs one. */
  createdAt: number | undefined;
  /** False when completions go to a storage elsewhere: annotations then stay in tasks.json. */
  completionFiles: boolean;
}

/** Changes to a prediction: the date 1.x needs, and without a score that is none, at which it would stop. */
export function editPrediction(
  prediction: Json | undefined,
  { createdAt }: MigrationFields,
): ObjectEdit | undefined {
  if (createdAt === undefined || !isObject(prediction)) return undefined;
  const date = dateOf(prediction, createdAt);
  const without = isScore(prediction.score) ? [] : ['score'];
  if (date.length === 0 && without.length === 0) return undefined;
  return { without: [...without, ...date.map(([key]) => key)], plus: date };
}

/** Changes to a completion. `nextId` gives the number for one that has no whole number as its id. */
export function editCompletion(
  completion: Json | undefined,
  nextId: () => number,
  { createdAt }: MigrationFields,
): ObjectEdit | undefined {
  if (!isObject(completion)) return undefined;
  const plus: [string, string][] = [];
  if (!Number.isSafeInteger(completion.id)) plus.push(['id', String(nextId())]);
  append(plus, dateOf(completion, createdAt));
  if (!isNumberOrNull(completion.lead_time)) plus.push(['lead_time', '0']);
  const { was_cancelled: cancelled } = completion;
  const without = cancelled === undefined || typeof cancelled === 'boolean' ? [] : ['was_cancelled'];
  if (plus.length === 0 && without.length === 0) return undefined;
  return { without: [...without, ...plus.map(([key]) => key)], plus };
}

/** The member with the date that an entry gets when its own is none that 1.x can read. */
function dateOf(entry: JsonObject, createdAt: number | undefined): [string, string][] {
  const seconds = secondsOf(entry.created_at);
  return seconds !== undefined && seconds === entry.created_at
    ? []
    : [['created_at', String(seconds ?? createdAt)]];
}

function isNumberOrNull(value: Json | undefined): boolean {
  return typeof value === 'number' || value === null;
}

/** What 1.x takes as a score: a number, also as text, or none. */
function isScore(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return value === undefined || isNumberOrNull(value);
}

/** The first number for completions of a task that have none: after those it has, from a thousand times the task's id on, as 0.9 does. */
export function firstCompletionId(task: JsonObject, taskId: number): number {
  let greatest = taskId * 1000;
  for (const key of finishedWork) {
    for (const entry of Array.isArray(task[key]) ? task[key] : []) {
      if (isObject(entry) && Number.isSafeInteger(entry.id))
        greatest = Math.max(greatest, entry.id as number);
    }
  }
  return greatest + 1;
}

/** A date of ISO 8601, perhaps with a space for the T; the last group is its zone. */
const isoDate = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/** The last second of the year 9999, beyond which Python has no dates. */
const LAST_SECOND = 253_402_300_799;

/**
 * A date in seconds since 1970, as both Label Studios want it. Numbers beyond Python's dates are milliseconds. 1.x exports ISO 8601 text;
 * without a zone it is UTC, the same on every machine.
 */
function secondsOf(date: Json | undefined): number | undefined {
  if (typeof date === 'number') {
    const seconds = date > LAST_SECOND ? date / 1000 : date;
    return seconds >= 0 && seconds <= LAST_SECOND ? seconds : undefined;
  }
  const [, day, time = '00:00', zone = 'Z'] = (typeof date === 'string' && isoDate.exec(date)) || [];
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}
