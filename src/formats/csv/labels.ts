import { EXIT, UserError } from '../../errors.ts';
import type { JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { FormatOptions } from '../format.ts';

/** Columns whose cells are labels that exist already (`--choices-column`, `--score-column`). */
export interface LabelColumns {
  /** What the labels become. */
  member: 'completions' | 'predictions';
  choices: { column: number; control: string; object: string }[];
  /** The column with the score of the prediction. */
  score: number | undefined;
}

/** Finds the columns and control tags that the options name; undefined when they name none. */
export function findLabelColumns(
  options: FormatOptions,
  config: LabelConfig | undefined,
  columnNamed: (name: string, option: string) => number,
): LabelColumns | undefined {
  const { choicesColumn = [], scoreColumn, labelsAs = 'completions' } = options;
  if (scoreColumn !== undefined && (labelsAs !== 'predictions' || choicesColumn.length === 0)) {
    throw new UserError(
      EXIT.usage,
      '--score-column has no predictions to apply to.',
      'Add --choices-column KEY=CONTROL and --labels-as predictions.',
    );
  }
  if (choicesColumn.length === 0 && options.labelsAs !== undefined) {
    throw new UserError(
      EXIT.usage,
      '--labels-as has no labels to apply to.',
      'Add the column with the labels: --choices-column KEY=CONTROL',
    );
  }
  if (choicesColumn.length === 0) return undefined;
  return {
    member: labelsAs,
    choices: choicesColumn.map(({ key, control }) => ({
      column: columnNamed(key, '--choices-column'),
      control,
      object: objectOf(control, config),
    })),
    score: scoreColumn === undefined ? undefined : columnNamed(scoreColumn, '--score-column'),
  };
}

/** The name of the object tag that a Choices tag works on. */
function objectOf(control: string, config: LabelConfig | undefined): string {
  const all = (config?.controls ?? []).filter(({ tag }) => tag.type === 'Choices');
  const found = all.find(({ name }) => name === control);
  if (found?.toName[0] !== undefined) return found.toName[0];
  const names = all.map(({ name }) => JSON.stringify(name)).join(', ');
  throw new UserError(
    EXIT.usage,
    `--choices-column names the control tag "${control}", but the label config has no <Choices name="${control}">.`,
    all.length > 0
      ? `Its Choices tags are ${names}.`
      : 'Use a label config with a Choices tag: --label-config FILE',
  );
}

/** The annotations or prediction of one row; undefined when none of its label cells holds anything. */
export function labelsOf(
  { choices, score }: LabelColumns,
  textAt: (column: number) => string,
): JsonObject | undefined {
  const result = choices
    .filter(({ column }) => textAt(column).trim() !== '')
    .map(({ column, control, object }) => ({
      from_name: control,
      to_name: object,
      type: 'choices',
      value: { choices: choicesIn(textAt(column)) },
    }));
  if (result.length === 0) return undefined;
  const text = score === undefined ? '' : textAt(score);
  return text === '' ? { result } : { result, score: scoreOf(text) };
}

/** The choices of a cell: its text, or all of those in {"choices": [...]}, as Label Studio exports several to CSV. */
function choicesIn(text: string): string[] {
  if (!/^\s*\{\s*"choices"\s*:/.test(text)) return [text];
  try {
    const { choices, ...more } = JSON.parse(text) as { choices: unknown };
    const isList = Array.isArray(choices) && choices.every((choice) => typeof choice === 'string');
    return isList && Object.keys(more).length === 0 ? choices : [text];
  } catch {
    return [text];
  }
}

/** What is not a number stays text, so that the checks say what is wrong with it. */
function scoreOf(text: string): number | string {
  // Spreadsheets of many countries write a decimal comma; that of 1,000 may be one of thousands.
  const point = /^\s*[+-]?(?:0,\d+|\d+,(?!\d{3}\s*$)\d+)\s*$/.test(text) ? text.replace(',', '.') : text;
  const number = /^\s*[+-]?[\d.e+-]+\s*$/i.test(point) ? Number(point) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}

/** The column that a JSON pointer into the labels is about; undefined when it is about no single one. */
export function columnOfPointer(
  { member, choices, score }: LabelColumns,
  pointer: string,
  textAt: (column: number) => string,
): number | undefined {
  if (pointer === `/${member}/0/score`) return score;
  const index = new RegExp(`^/${member}/0/result/(\\d+)`).exec(pointer)?.[1];
  return choices.filter(({ column }) => textAt(column).trim() !== '')[Number(index ?? -1)]?.column;
}
