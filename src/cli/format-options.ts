import { type Command, InvalidArgumentError, Option } from 'commander';
import { delimiters } from '../formats/csv/delimiter.ts';
import { oneOf } from './option-values.ts';

/** Options that concern single formats (FormatOptions). */
export function addFormatOptions(command: Command): Command {
  return command
    .addOption(
      oneOf('--text-mode <unit>', 'what is one task in a text (default: line)', [
        'line',
        'file',
        'paragraph',
      ]),
    )
    .addOption(
      new Option(
        '--delimiter <character>',
        'what stands between the cells of a CSV file: a character, or comma, semicolon, tab or pipe; found out when not given',
      ).argParser(delimiterOf),
    )
    .option('--header', 'the first row of a CSV file names its columns; found out when not given')
    .option('--no-header', 'the first row of a CSV file is data; the columns are column1, column2, ...')
    .option(
      '--infer-types',
      'numbers that print as they are written (0.25, not 1.10), true and false in a CSV file become such values instead of text',
    )
    .addOption(
      new Option(
        '--json-columns <names>',
        'columns of a CSV file whose cells are JSON, with commas',
      ).argParser((names: string) => names.split(',')),
    )
    .addOption(
      oneOf('--csv-as <what>', 'with a TimeSeries tag: a CSV file is tasks, or the resource of one task', [
        'rows',
        'time-series',
      ]),
    )
    .option(
      '--label-from-folder <key>',
      'data key that gets the name of the folder a file is in, for formats in which a file is a task',
    )
    .optionsGroup('Labels that exist already:')
    .addOption(
      new Option(
        '--choices-column <key=control>',
        'column of a CSV file whose cells are results of a Choices tag; may be given several times',
      ).argParser(choicesColumn),
    )
    .option(
      '--images <folder>',
      'folder with the images that labels are about, when they are not beside them',
    )
    .addOption(
      oneOf(
        '--labels-as <what>',
        'what existing labels become (default: predictions for images with scores, else completions)',
        ['predictions', 'completions'],
      ),
    )
    .option('--score-column <key>', 'column of a CSV file with the scores of predictions');
}

/** The one character that a word or an escape stands for. */
function delimiterOf(value: string): string {
  const words: Record<string, string> = { ...delimiters, '\\t': '\t' };
  const character = words[value] ?? value;
  if (/^[\t -~]$/.test(character) && character !== '"') return character;
  throw new InvalidArgumentError(
    'It must be one character of ASCII and no double quote, or comma, semicolon, tab or pipe.',
  );
}

function choicesColumn(value: string, before: { key: string; control: string }[] = []) {
  const at = value.lastIndexOf('=');
  if (at > 0 && at < value.length - 1) {
    return [...before, { key: value.slice(0, at), control: value.slice(at + 1) }];
  }
  throw new InvalidArgumentError('It must be COLUMN=CONTROL, such as sentiment=label.');
}
