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
      summary: 'what the data is; without it JSON, or what it plainly is',
      values: [...importers.map(({ name }) => name), 'auto'],
      needsInput: true,
    },
    {
      flags: '--include <pattern>',
      summary: 'files of a folder to take, such as "train/**/*.png"; may be given several times',
      parse: filePatterns,
      needsInput: true,
    },
    {
      flags: '--exclude <pattern>',
      summary: 'files and folders of a folder to leave out; may be given several times',
      parse: filePatterns,
      needsInput: true,
    },
    { flags: '-l, --label-config <file>', summary: 'label config (XML) that the data is for' },
    {
      flags: '--template <name>',
      summary: 'label config by its name, instead of a file; README lists them',
      values: templateNames,
      listed: false,
    },
    {
      flags: '--base-url <origin>',
      summary: 'put an origin such as http://localhost:8080 before links to local files',
      parse: origin,
      needsInput: true,
    },
    {
      flags: '--document-root <folder>',
      summary:
        'link to local files as Label Studio 1.x serves them, which has this folder as its document root',
      needsInput: true,
    },
    {
      flags: '--links <kind>',
      summary:
        'links to local files: 0.9, 1.x (needs --document-root), or a URL that their paths are put behind',
      parse: linkKind,
      byDefault: '0.9',
      needsInput: true,
    },
  ],
};
