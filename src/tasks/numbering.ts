import type { Report } from '../diagnostics/diagnostic.ts';
import { describe, isObject, type Json } from '../json/json.ts';
import { memberOf, parseLossless } from '../json/parse-lossless.ts';
import { createIdIndex } from './id-index.ts';
import { showNumber } from './look-closer.ts';

/** Gives each task its number. */
export interface Numbering {
  /** Whether the ids that tasks bring count. */
  readonly keeps: boolean;
  /**
   * The id of the task at this position of the input, `own` being the one it brings; undefined when it is not known before all ids are
   * (`mixed`).
   */
  next(own: number | undefined, position: number, report: Report): number | undefined;
  /** True once there were tasks with an id and tasks without: the latter are numbered after the greatest, in a second pass. */
  readonly mixed: boolean;
  readonly greatest: number;
}

/** `--ids renumber`, and what Label Studio 0.9.1 does: one after the other, whatever ids the input has. */
export function renumber(firstId: number): Numbering {
  let id = firstId;
  return { keeps: false, next: () => id++, mixed: false, greatest: 0 };
}

/**
 * `--ids keep`: the `id` beside `data` is the task's id, as the guide says. Where no task has one they count from `firstId`. In a second
 * pass `countFrom` is the number after the greatest id.
 */
export function keepIds(firstId: number, countFrom?: number): Numbering {
  const index = createIdIndex();
  const state = { mixed: false, greatest: -1 };
  let kept = 0;
  let counted = 0;
  let id = countFrom ?? firstId;
  return {
    keeps: true,
    get mixed() {
      return state.mixed && countFrom === undefined;
    },
    get greatest() {
      return state.greatest;
    },
    next(own, position, report) {
      if (own === undefined) counted++;
      else {
        kept++;
        if (own > state.greatest) state.greatest = own;
        const first = index.add(own, position);
        if (first !== undefined) report({ code: 'duplicate-task-id', args: { id: own, first }, path: '/id' });
      }
      state.mixed = kept > 0 && counted > 0;
      return own ?? (this.mixed ? undefined : id++);
    },
  };
}

function parsed(text: string): ReturnType<typeof parseLossless> | undefined {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

/**
 * The id that a task brings, if it can be kept: a whole number from 0 on beside its data, that a double holds to the digit. `textOf` gives
 * the task's text in the input, for digits that the value has lost.
 */
export function idOf(task: Json, textOf: () => string, report: Report): number | undefined {
  if (!isObject(task) || !isObject(task.data) || task.id === undefined || task.id === null) return undefined;
  const { id } = task;
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return id;
  const shown = typeof id === 'number' ? `the number ${digitsOf(textOf()) ?? id}` : describe(id);
  report({ code: 'id-not-kept', args: { id: shown }, path: '/id' });
  return undefined;
}

/** The digits of a task's id as they are written; undefined in a row of a table, which is not JSON. */
function digitsOf(text: string): string | undefined {
  const task = parsed(text);
  if (!task) return undefined;
  const id = memberOf(task, 'id');
  return showNumber(text.slice(id?.start, id?.end));
}
