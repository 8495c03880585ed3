import { formatNames } from '../formats/names.ts';
import { templateNames } from '../label-config/templates.ts';
import type { Argument, OptionGroup } from './option.ts';
import { filePatterns, linkKind, origin } from './option-values.ts';

/** The data as an argument, for all commands but `init`, whose argument is the project. */
export const inputArgument: Argument = {
  name: '[input]',
  summary: 'file, folder or address of the data, or - for standard input (same as --input-path)',
  key: 'inputPath',
};

/** Where the data is, what it is, and how it is shown: for all commands that read data. */
export const inputOptions: readonly OptionGroup[] = [
  {
    heading: 'Input',
    options: [
      {
        flags: '-i, --input-path <path>',
        summary: 'file, folder or address of the data, or - for standard input',
      },
      {
        flags: '--input-format <format>',
        synonyms: {
          image: 'image-dir',
          images: 'image-dir',
          audio: 'audio-dir',
          video: 'video-dir',
          videos: 'video-dir',
          texts: 'text-dir',
          html: 'html-dir',
          pdf: 'pdf-dir',
          excel: 'xlsx',
          xls: 'xlsx',
          mask: 'mask-dir',
          masks: 'mask-dir',
          'time-series': 'time-series-dir',
          timeseries: 'time-series-dir',
          table: 'table-dir',
          tables: 'table-dir',
          pascal: 'voc',
          huggingface: 'imagefolder',
        },
        summary: 'format of the data; lsimport help formats lists them',
        values: [...formatNames, 'auto'],
        listedIn: 'lsimport help formats',
        listed: false,
        byDefault: 'detected',
        needsInput: true,
      },
      {
        flags: '--include <pattern>',
        summary: 'files to read in a folder, such as "train/**/*.png"; can be repeated',
        byDefault: 'all',
        parse: filePatterns,
        repeats: true,
        needsInput: true,
      },
      {
        flags: '--exclude <pattern>',
        summary: 'files and folders to skip in a folder; can be repeated',
        byDefault: 'none',
        parse: filePatterns,
        repeats: true,
        needsInput: true,
        rare: true,
      },
      {
        flags: '--follow',
        summary: 'follow symbolic links to folders in a folder',
        byDefault: 'for media and files of labels',
        needsInput: true,
        rare: true,
      },
      {
        flags: '--no-follow',
        summary: 'skip symbolic links to folders',
        needsInput: true,
        rare: true,
      },
    ],
  },
  {
    heading: 'Label config',
    options: [
      {
        flags: '-l, --label-config <file>',
        summary: 'label config (XML), or auto to write one from the data',
        alsoTakes: ['auto'],
      },
      {
        flags: '--template <name>',
        summary: 'built-in label config by name; lsimport help templates lists them',
        values: templateNames,
        listed: false,
        listedIn: 'lsimport help templates',
      },
      {
        flags: '--write-config <file>',
        summary: 'also write the label config to a file, for example the one of -l auto',
      },
    ],
  },
  {
    heading: 'Links to local files',
    options: [
      {
        flags: '--document-root <folder>',
        summary: 'link to local files as Label Studio 1.x serves them from this document root',
        needsInput: true,
      },
      {
        flags: '--links <kind>',
        summary: 'links to local files: 0.9, 1.x (needs --document-root), or a URL to put before their paths',
        parse: linkKind,
        byDefault: '1.x with --document-root, else 0.9',
        needsInput: true,
      },
      {
        flags: '--base-url <origin>',
        summary: 'origin to put before links to local files, such as http://localhost:8080',
        byDefault: 'none',
        parse: origin,
        needsInput: true,
        rare: true,
      },
    ],
  },
];
