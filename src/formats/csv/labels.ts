import type { JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import {
  choicesIn,
  choicesResult,
  type LabelKeys,
  labelKeysOf,
  scoreOf,
} from '../choices-column/label-options.ts';
import type { FormatOptions } from '../format.ts';

/** Columns whose cells are labels that exist already, by their numbers. */
export interface LabelColumns {
  member: LabelKeys['member'];
  choices: (LabelKeys['choices'][number] & { column: number })[];
  /** The column with the score of the prediction. */
  score: number | undefined;
}

/** Finds the columns and control tags that the options name; undefined when they name none. */
export function findLabelColumns(
  options: FormatOptions,
  config: LabelConfig | undefined,
  columnNamed: (name: string, option: string) => number,
): LabelColumns | undefined {
  const keys = labelKeysOf(options, config);
  return (
    keys && {
      member: keys.member,
      choices: keys.choices.map((one) => ({ ...one, column: columnNamed(one.key, '--choices-column') })),
      score: keys.score === undefined ? undefined : columnNamed(keys.score, '--score-column'),
    }
  );
}

/** The annotations or prediction of one row; undefined when none of its label cells holds anything. */
export function labelsOf(
  { choices, score }: LabelColumns,
  textAt: (column: number) => string,
): JsonObject | undefined {
  const result = choices
    .map((one) => ({ one, found: choicesIn(textAt(one.column)) }))
    .filter(({ found }) => found.length > 0)
    .map(({ one, found }) => choicesResult(one, found));
  if (result.length === 0) return undefined;
  const text = score === undefined ? '' : textAt(score);
  return text === '' ? { result } : { result, score: scoreOf(text) };
}

/** The column that a JSON pointer into the labels is about; undefined when it is about no single one. */
export function columnOfPointer(
  { member, choices, score }: LabelColumns,
  pointer: string,
  textAt: (column: number) => string,
): number | undefined {
  if (pointer === `/${member}/0/score`) return score;
  const index = new RegExp(`^/${member}/0/result/(\\d+)`).exec(pointer)?.[1];
  return choices.filter(({ column }) => choicesIn(textAt(column)).length > 0)[Number(index ?? -1)]?.column;
}
