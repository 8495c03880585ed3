import { EXIT, UserError } from '../../errors.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { quoteForSh } from '../../quote-shell.ts';
import type { FormatOptions } from '../format.ts';
import { listInText } from '../spans/list-in-text.ts';

/** The options that make results of columns or data keys. */
export const labelOptions = ['choicesColumn', 'labelsAs', 'scoreColumn'] as const;

/** Columns or data keys whose values are labels that exist already (`--choices-column`, `--score-column`). */
export interface LabelKeys {
  /** What the labels become. */
  member: 'completions' | 'predictions';
  choices: { key: string; control: string; object: string }[];
  /** The key of the score of the prediction. */
  score: string | undefined;
}

/** The keys and control tags that the options name; undefined when they name none. */
export function labelKeysOf(options: FormatOptions, config: LabelConfig | undefined): LabelKeys | undefined {
  const { choicesColumn = [], scoreColumn, labelsAs = 'completions' } = options;
  if (scoreColumn !== undefined && (labelsAs !== 'predictions' || choicesColumn.length === 0)) {
    const missing = [
      ...(choicesColumn.length === 0 ? ['--choices-column KEY=CONTROL'] : []),
      ...(labelsAs === 'predictions' ? [] : ['--labels-as predictions']),
    ];
    throw new UserError(
      EXIT.usage,
      '--score-column has no predictions to apply to.',
      `Add ${missing.join(' and ')}.`,
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
    choices: choicesColumn.map((one) => ({ ...one, object: objectOf(one, config) })),
    score: scoreColumn,
  };
}

/** The name of the object tag that a Choices tag works on. */
function objectOf(
  { key, control }: { key: string; control: string },
  config: LabelConfig | undefined,
): string {
  const all = (config?.controls ?? []).filter(({ tag }) => tag.type === 'Choices');
  const found = all.find(({ name }) => name === control);
  if (found?.toName[0] !== undefined) return found.toName[0];
  const names = all.map(({ name }) => JSON.stringify(name)).join(', ');
  const isTurned = all.some(({ name }) => name === key);
  const meant = isTurned ? `${control}=${key}` : all.length === 1 ? `${key}=${all[0]!.name}` : undefined;
  throw new UserError(
    EXIT.usage,
    `--choices-column names the control tag "${control}", but the label config has no <Choices name="${control}">.`,
    meant !== undefined
      ? `Did you mean --choices-column ${quoteForSh(meant)}?`
      : all.length > 0
        ? `Its Choices tags are ${names}.`
        : 'Use a label config with a Choices tag: --label-config FILE',
  );
}

/** A result of a Choices tag. */
export function choicesResult({ control, object }: LabelKeys['choices'][number], choices: readonly string[]) {
  return { from_name: control, to_name: object, type: 'choices', value: { choices: [...choices] } };
}

/**
 * The choices of a text: itself, all of those in {"choices": [...]}, as Label Studio exports several to CSV, or of a list of texts, as JSON or as
 * Python prints it; none of a blank one.
 */
export function choicesIn(text: string): string[] {
  if (text.trim() === '') return [];
  if (/^\s*\[/.test(text)) {
    const list = listInText(text);
    return areTexts(list) ? list : [text];
  }
  if (!/^\s*\{\s*"choices"\s*:/.test(text)) return [text];
  try {
    const { choices, ...more } = JSON.parse(text) as { choices: unknown };
    return areTexts(choices) && Object.keys(more).length === 0 ? choices : [text];
  } catch {
    return [text];
  }
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** What is not a number stays text, so that the checks say what is wrong with it. */
export function scoreOf(text: string): number | string {
  // Spreadsheets of many countries write a decimal comma; that of 1,000 may be one of thousands.
  const point = /^\s*[+-]?(?:0,\d+|\d+,(?!\d{3}\s*$)\d+)\s*$/.test(text) ? text.replace(',', '.') : text;
  const number = /^\s*[+-]?[\d.e+-]+\s*$/i.test(point) ? Number(point) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
