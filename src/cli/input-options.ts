import { importers } from '../formats/index.ts';
import { templateNames } from '../label-config/templates.ts';
import type { OptionGroup } from './option.ts';
import { filePatterns, linkKind, origin } from './option-values.ts';

/** Where the data is, what it is, and how it is shown: for all commands that read data. */
export const inputOptions: OptionGroup = {
  heading: 'Input',
  options: [
    {
      flags: '-i, --input-path <path>',
      summary: 'file or folder with the data, or - for standard input',
    },
    {
      flags: '--input-format <format>',
      summary: 'format of the data',
      byDefault: 'detected',
      values: [...importers.map(({ name }) => name), 'auto'],
      needsInput: true,
    },
    {
      flags: '--include <pattern>',
      summary: 'files to read in a folder, such as "train/**/*.png"; can be repeated',
      parse: filePatterns,
      needsInput: true,
    },
    {
      flags: '--exclude <pattern>',
      summary: 'files and folders to skip in a folder; can be repeated',
      parse: filePatterns,
      needsInput: true,
    },
    { flags: '-l, --label-config <file>', summary: 'label config (XML), or auto to write one from the data' },
    {
      flags: '--template <name>',
      summary: 'built-in label config by name; README lists them',
      values: templateNames,
      listed: false,
    },
    {
      flags: '--base-url <origin>',
      summary: 'origin to put before links to local files, such as http://localhost:8080',
      parse: origin,
      needsInput: true,
    },
    {
      flags: '--document-root <folder>',
      summary: 'link to local files as Label Studio 1.x serves them from this document root',
      needsInput: true,
    },
    {
      flags: '--links <kind>',
      summary: 'links to local files: 0.9, 1.x (needs --document-root), or a URL to put before their paths',
      parse: linkKind,
      byDefault: '0.9',
      needsInput: true,
    },
  ],
};
