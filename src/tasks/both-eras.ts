import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { ObjectEdit } from '../json/reindent-edited.ts';

/**
 * What a project needs beyond what Label Studio 0.9.1 writes so that `label-studio start FOLDER` of 1.x can migrate it
 * (its core/old_ls_migration.py): predictions need `created_at`, and completions are read only from `completions/<id>.json`, where each
 * needs `created_at` and `lead_time`; 0.9 itself needs an `id` there. Not with `--compat 0.9`.
 */
export interface BothEras {
  /** Seconds since 1970 for what has no date of its own; undefined when nothing needs one. */
  createdAt: number | undefined;
  /** False when completions go to a storage elsewhere: finished work then stays in tasks.json. */
  completionFiles: boolean;
}

/** Keys under which a task holds finished work: 0.9's and 1.x's. */
export const finishedWork = ['completions', 'annotations'] as const;

/** Whether a task has finished work that belongs into a file of its own. */
export function hasFinishedWork(task: JsonObject): boolean {
  return finishedWork.some((key) => isMoved(key, task));
}

/** Whether a member of a task goes to that file: finished work that is there. */
export function isMoved(key: string, task: JsonObject): boolean {
  const entries = task[key];
  return (finishedWork as readonly string[]).includes(key) && Array.isArray(entries) && entries.length > 0;
}

export function editPrediction(
  prediction: Json | undefined,
  { createdAt }: BothEras,
): ObjectEdit | undefined {
  if (createdAt === undefined || !isObject(prediction) || isNumber(prediction.created_at)) return undefined;
  return {
    without: ['created_at'],
    plus: [['created_at', String(secondsOf(prediction.created_at) ?? createdAt)]],
  };
}

/** `nextId` gives the number for a completion that has no whole number as its id. */
export function editCompletion(
  completion: Json | undefined,
  nextId: () => number,
  { createdAt }: BothEras,
): ObjectEdit | undefined {
  if (!isObject(completion)) return undefined;
  const wanted: [string, string][] = [];
  if (!Number.isSafeInteger(completion.id)) wanted.push(['id', String(nextId())]);
  if (!isNumber(completion.created_at)) {
    wanted.push(['created_at', String(secondsOf(completion.created_at) ?? createdAt)]);
  }
  if (!isNumber(completion.lead_time)) wanted.push(['lead_time', '0']);
  return wanted.length > 0 ? { without: wanted.map(([key]) => key), plus: wanted } : undefined;
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

/** 1.x exports dates as ISO 8601 text; both migrations want seconds since 1970. Without a zone it is UTC, the same on every machine. */
function secondsOf(date: Json | undefined): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = (typeof date === 'string' && isoDate.exec(date)) || [];
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

function isNumber(value: Json | undefined): boolean {
  return typeof value === 'number';
}
