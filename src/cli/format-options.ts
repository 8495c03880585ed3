import type { OptionGroup } from './option.ts';
import { choicesColumn, delimiterOf } from './option-values.ts';

/** Options that concern single formats (FormatOptions). */
export const formatOptions: readonly OptionGroup[] = [
  {
    heading: 'Input',
    options: [
      {
        flags: '--blank-lines <what>',
        summary: 'blank lines of a text: skip or keep',
        values: ['skip', 'keep'],
        byDefault: 'skip',
        needsInput: true,
      },
      {
        flags: '--text-mode <unit>',
        summary: 'what is one task in a text',
        values: ['line', 'file', 'paragraph'],
        byDefault: 'line',
        needsInput: true,
      },
      {
        flags: '--delimiter <character>',
        summary:
          'what stands between the cells of a CSV file: a character, or comma, semicolon, tab or pipe; found out when not given',
        parse: delimiterOf,
        needsInput: true,
      },
      {
        flags: '--header',
        summary: 'the first row of a CSV file names its columns; found out when not given',
        needsInput: true,
      },
      {
        flags: '--no-header',
        summary: 'the first row of a CSV file is data; the columns are column1, column2, ...',
        needsInput: true,
      },
      {
        flags: '--infer-types',
        summary:
          'numbers that print as they are written (0.25, not 1.10), true and false in a CSV file become such values instead of text',
        needsInput: true,
      },
      {
        flags: '--json-columns <names>',
        summary: 'columns of a CSV file whose cells are JSON, with commas',
        parse: (names) => names.split(','),
        needsInput: true,
      },
      {
        flags: '--csv-as <what>',
        summary: 'with a TimeSeries tag: a CSV file is tasks, or the resource of one task',
        values: ['rows', 'time-series'],
        needsInput: true,
      },
      {
        flags: '--label-from-folder <key>',
        summary:
          'data key that gets the name of the folder a file is in, for formats in which a file is a task',
        needsInput: true,
      },
    ],
  },
  {
    heading: 'Labels that exist already',
    options: [
      {
        flags: '--choices-column <key=control>',
        summary: 'column of a CSV file whose cells are results of a Choices tag; may be given several times',
        parse: choicesColumn,
        needsInput: true,
      },
      {
        flags: '--images <folder>',
        summary: 'folder with the images that labels are about, when they are not beside them',
        needsInput: true,
      },
      {
        flags: '--labels-as <what>',
        summary: 'what existing labels become',
        values: ['predictions', 'completions'],
        byDefault: 'predictions for images with scores, else completions',
        needsInput: true,
      },
      {
        flags: '--score-column <key>',
        summary: 'column of a CSV file with the scores of predictions',
        needsInput: true,
      },
    ],
  },
];
