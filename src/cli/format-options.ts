import type { OptionGroup } from './option.ts';
import { choicesColumn, delimiterOf } from './option-values.ts';

/** Options that concern single formats (FormatOptions). */
export const formatOptions: readonly OptionGroup[] = [
  {
    heading: 'Text and CSV',
    options: [
      {
        flags: '--text-mode <unit>',
        summary: 'what makes one task in a text',
        values: ['line', 'file', 'paragraph'],
        byDefault: 'line',
        needsInput: true,
      },
      {
        flags: '--blank-lines <what>',
        summary: 'blank lines in a text',
        values: ['skip', 'keep'],
        byDefault: 'skip',
        needsInput: true,
        rare: true,
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
        summary: 'the first row of a CSV file or sheet is a header',
        byDefault: 'detected',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--no-header',
        summary: 'the first row of a CSV file or sheet is data; columns are column1, column2, ...',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--sheet <name>',
        summary: 'sheet of an Excel workbook to read, by name or number',
        byDefault: 'the first',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--infer-types',
        summary:
          'in a CSV file, read true, false and numbers that print as written (0.25, not 1.10) as such instead of as text',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--json-columns <names>',
        summary: 'comma-separated columns of a CSV file whose cells are JSON',
        byDefault: 'none',
        parse: (names) => names.split(','),
        needsInput: true,
        rare: true,
      },
      {
        flags: '--csv-as <what>',
        summary: 'read the rows of a CSV file as tasks, or the file as one task',
        values: ['rows', 'time-series'],
        byDefault: 'time-series if the label config has a TimeSeries tag',
        needsInput: true,
        rare: true,
      },
    ],
  },
  {
    heading: 'Existing labels',
    options: [
      {
        flags: '--labels-as <what>',
        summary: 'what existing labels become',
        values: ['predictions', 'completions'],
        synonyms: { annotation: 'completions', annotations: 'completions' },
        byDefault: 'predictions for images with scores, else completions',
        needsInput: true,
      },
      {
        flags: '--images <folder>',
        summary: 'folder or bucket with the images the labels are for',
        byDefault: 'beside the labels',
        needsInput: true,
      },
      {
        flags: '--audio <folder>',
        summary: 'folder or bucket with the sound files the labels are for',
        byDefault: 'beside the labels',
        needsInput: true,
      },
      {
        flags: '--text-as <what>',
        summary: 'what the texts of labels on sounds become',
        values: ['label', 'transcription'],
        byDefault: 'what the label config has a place for',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--masks-as <what>',
        summary: 'what masks become; edges of polygons are at most 1 pixel off',
        values: ['brush', 'polygons'],
        byDefault: 'brush',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--span-offsets <unit>',
        summary: 'what the offsets of spans count in the input',
        values: ['code-points', 'utf16', 'bytes'],
        byDefault: 'detected',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--tag-names <names>',
        summary: 'names of tags that are numbers: a comma-separated list, or a file that has them',
        byDefault: 'a file beside the data',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--choices-column <key=control>',
        summary: 'column or data key with results of a Choices tag; can be repeated',
        byDefault: 'none',
        parse: choicesColumn,
        repeats: true,
        needsInput: true,
      },
      {
        flags: '--score-column <key>',
        summary: 'column or data key with prediction scores',
        byDefault: 'none',
        needsInput: true,
        rare: true,
      },
    ],
  },
];
