import type { OptionGroup } from './option.ts';
import { choicesColumn, delimiterOf } from './option-values.ts';

/** Options that concern single formats (FormatOptions). */
export const formatOptions: readonly OptionGroup[] = [
  {
    heading: 'Input',
    options: [
      {
        flags: '--blank-lines <what>',
        summary: 'blank lines in a text: skip or keep',
        values: ['skip', 'keep'],
        byDefault: 'skip',
        needsInput: true,
      },
      {
        flags: '--text-mode <unit>',
        summary: 'what makes one task in a text',
        values: ['line', 'file', 'paragraph'],
        byDefault: 'line',
        needsInput: true,
      },
      {
        flags: '--delimiter <character>',
        summary: 'cell delimiter of a CSV file: a character, or comma, semicolon, tab or pipe',
        byDefault: 'detected',
        parse: delimiterOf,
        needsInput: true,
      },
      {
        flags: '--header',
        summary: 'the first row of a CSV file is a header',
        byDefault: 'detected',
        needsInput: true,
      },
      {
        flags: '--no-header',
        summary: 'the first row of a CSV file is data; columns are column1, column2, ...',
        needsInput: true,
      },
      {
        flags: '--infer-types',
        summary:
          'in a CSV file, read true, false and numbers that print as written (0.25, not 1.10) as such instead of as text',
        needsInput: true,
      },
      {
        flags: '--json-columns <names>',
        summary: 'comma-separated columns of a CSV file whose cells are JSON',
        parse: (names) => names.split(','),
        needsInput: true,
      },
      {
        flags: '--csv-as <what>',
        summary: 'with a TimeSeries tag: read the rows of a CSV file as tasks, or the file as one task',
        values: ['rows', 'time-series'],
        needsInput: true,
      },
      {
        flags: '--label-from-folder <key>',
        summary: 'data key for the name of the folder a file is in, for formats with one task per file',
        needsInput: true,
      },
    ],
  },
  {
    heading: 'Existing labels',
    options: [
      {
        flags: '--choices-column <key=control>',
        summary: 'column of a CSV file with results of a Choices tag; can be repeated',
        parse: choicesColumn,
        needsInput: true,
      },
      {
        flags: '--images <folder>',
        summary: 'folder with the images the labels are for, if not beside them',
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
        summary: 'column of a CSV file with prediction scores',
        needsInput: true,
      },
    ],
  },
];
