import type { OptionGroup } from '../../cli/option.ts';
import { wholeNumber } from '../../cli/option-values.ts';
import { dataOptions, reportOptions, type SharedOptions } from '../../cli/options.ts';

/** What `preview` is asked for. */
export interface PreviewOptions extends SharedOptions {
  output?: string;
  sample: number;
  seed: number;
  only?: string;
  open?: boolean;
  /** Megabytes. */
  embed?: number;
  editor?: boolean;
  labelStudio?: string;
}

/** Tasks on a page, where nobody asks for another number. */
const USUAL_SAMPLE = 200;

/** Nothing is refused here because of warnings. */
const ownReportOptions: readonly OptionGroup[] = reportOptions.map((group) => ({
  ...group,
  options: group.options.filter(({ flags }) => flags !== '--strict'),
}));

export const previewOptions: readonly OptionGroup[] = [
  {
    heading: 'Page',
    options: [
      { flags: '-o, --output <path>', summary: 'page to write (HTML), or - for standard output' },
      {
        flags: '--sample <n>',
        summary: 'tasks on the page: the first ones with findings, and others at random',
        parse: wholeNumber(1, 100_000),
        initial: USUAL_SAMPLE,
      },
      {
        flags: '--seed <n>',
        summary: 'another random choice of tasks',
        rare: true,
        parse: wholeNumber(0, 2 ** 32 - 1),
        initial: 0,
      },
      {
        flags: '--only <what>',
        summary: 'only tasks with errors, with warnings, or with this label',
        byDefault: 'all',
      },
      {
        flags: '--embed <mb>',
        summary: 'put local images into the page, scaled down, up to so many megabytes',
        parse: wholeNumber(1, 200),
        byDefault: 'link them',
      },
      { flags: '--open', summary: 'open the page in the browser' },
      {
        flags: '--editor',
        summary: 'show the tasks in the editor of an installed Label Studio 1.x too, until Ctrl-C',
      },
      {
        flags: '--label-studio <path>',
        summary: 'its command, virtual environment or packages',
        byDefault: 'label-studio on PATH',
        rare: true,
      },
      { flags: '--force', summary: 'overwrite existing files' },
    ],
  },
  ...dataOptions,
  ...ownReportOptions,
];
