import { flagOf, isGiven, type OptionRow } from '../cli/option.ts';
import { dataOptions, type SharedOptions } from '../cli/options.ts';
import { invalidTasksOption, modelVersionOption, threadsOption } from '../cli/task-options.ts';
import type { UsageRule } from '../cli/usage.ts';
import type { FormatOptions, Importer, Input } from '../formats/format.ts';
import { importers } from '../formats/index.ts';
import type { InputPath } from './input/input-path.ts';
import type { MediaStore } from './links/media-store.ts';
import { namesUrls } from './links/names-urls.ts';

const aboutData = [
  ...dataOptions.flatMap(({ options }) => options),
  modelVersionOption,
  invalidTasksOption(''),
  threadsOption,
];
/** Options that say something of the input or of its tasks. */
const aboutInput = aboutData.filter(({ needsInput }) => needsInput);

function firstGiven(rows: readonly OptionRow[], options: object): OptionRow | undefined {
  return rows.find((row) => isGiven(row, options));
}

/** Options of data that Label Studio 0.9.1 has nothing like. */
const notIn09 = [
  '--include',
  '--exclude',
  '--follow',
  '--no-follow',
  '--first-id',
  '--model-version',
  '--write-config',
];

function newOption(options: SharedOptions): string | undefined {
  const row = firstGiven(
    aboutData.filter((other) => notIn09.includes(flagOf(other))),
    options,
  );
  return row && flagOf(row);
}

/** Rules for the options alone. */
export const optionRules: readonly UsageRule<SharedOptions>[] = [
  {
    when: (options) => options.inputPath === undefined && firstGiven(aboutInput, options) !== undefined,
    message: (options) => `${flagOf(firstGiven(aboutInput, options)!)} needs --input-path.`,
    help: 'Add the data: --input-path PATH',
  },
  {
    // Label Studio 0.9.1 takes the file.
    when: ({ labelConfig, template, compat }) => Boolean(labelConfig && template && !compat),
    message: '--label-config and --template cannot be combined: both are the label config.',
    help: 'Remove one of them.',
  },
  {
    when: (options) => options.compat !== undefined && newOption(options) !== undefined,
    message: (options) => `${newOption(options)} does not exist in Label Studio 0.9.1.`,
    help: 'Remove it, or remove --compat 0.9.',
  },
  {
    when: ({ follow, include, exclude }) => follow === true && (include ?? exclude) !== undefined,
    message: '--follow does not apply with --include or --exclude, whose patterns do not match behind links.',
    help: 'Remove one of them, or use the folder that the link points to as the input.',
  },
  {
    when: ({ shard, labelConfig }) => shard !== undefined && labelConfig === 'auto',
    message: '--shard needs a label config that is the same for all parts, and -l auto writes one.',
    help: 'Write it once from all of the data: lsimport check INPUT -l auto --write-config config.xml',
  },
  {
    when: ({ shard, threads = 1 }) => shard !== undefined && threads > 1,
    message: ({ threads }) =>
      `--threads ${threads} does not apply with --shard: each part is read in one thread.`,
    help: 'Remove it, and run more parts at a time.',
  },
  {
    when: ({ writeConfig, labelConfig, template }) => writeConfig !== undefined && !labelConfig && !template,
    message: '--write-config needs a label config.',
    help: 'Add it: -l auto, -l FILE or --template NAME',
  },
  {
    when: ({ writeConfig }) => writeConfig === '' || writeConfig === '-',
    message: 'The path of --write-config must be that of a file.',
    help: 'Use a file: --write-config config.xml',
  },
  {
    when: ({ blankLines, textMode }) => blankLines === 'keep' && textMode === 'paragraph',
    message:
      '--blank-lines keep does not apply to --text-mode paragraph, where blank lines separate the tasks.',
    help: 'Remove one of them.',
  },
];

/** Options and the format that the input is read as. */
export interface ForFormat {
  options: SharedOptions;
  importer: Importer;
  /** True when it is a table that is read as one time series, though its format was not named so. */
  isTableAsSeries?: boolean;
}

const formatOptions = [...new Set(importers.flatMap(({ options }) => options ?? []))];

/** The option of another format that is given. */
function strayOption({ options, importer }: ForFormat): keyof FormatOptions | undefined {
  return formatOptions.find((name) => options[name] !== undefined && !importer.options?.includes(name));
}

/** Rules for the options of single formats. */
export const formatRules: readonly UsageRule<ForFormat>[] = [
  {
    when: (given) => strayOption(given) !== undefined,
    message: (given) => {
      const name = strayOption(given)!;
      const row = firstGiven(aboutInput, { [name]: given.options[name] })!;
      return given.isTableAsSeries
        ? `${flagOf(row)} does not apply to a table that is read as one time series.`
        : `${flagOf(row)} does not apply to the input format ${given.importer.name}.`;
    },
    help: (given) => {
      if (given.isTableAsSeries) return 'Remove it, or read each row as a task: --csv-as rows';
      const name = strayOption(given)!;
      const takers = importers.filter(({ options }) => options?.includes(name));
      return `It applies to ${takers.map((taker) => taker.name).join(', ')}.`;
    },
  },
  {
    when: ({ options, importer }) =>
      options.labelFromFolder !== undefined && !importer.oneTaskAFile && !importer.takesFolderLabel,
    message: ({ importer }) => `--label-from-folder does not apply to the input format ${importer.name}.`,
    help: 'It applies to formats with one task per file, such as image-dir, and to text-dir.',
  },
];

/** The same with the data key, and where the input is. */
export interface ForLinks extends ForFormat {
  input: Pick<Input, 'config' | 'dataKey'> &
    Pick<
      InputPath,
      'path' | 'isFolder' | 'displayPath' | 'isCopy' | 'original' | 'store' | 'archive' | 'packing'
    > & {
      bucket?: MediaStore | undefined;
    };
}

const linkFlags = {
  documentRoot: '--document-root',
  links: '--links',
  baseUrl: '--base-url',
  upload: '--upload',
} as const;

function givenLink(options: SharedOptions): string | undefined {
  const keys = Object.keys(linkFlags) as (keyof typeof linkFlags)[];
  const key = keys.find((name) => options[name] !== undefined);
  return key && linkFlags[key];
}

/** An option about files of this machine, where there are none. */
function givenLocal(given: ForLinks): string | undefined {
  const { options, input } = given;
  const isElsewhere = options.images !== undefined || options.audio !== undefined;
  const isStored = input.bucket !== undefined || (input.store !== undefined && !isElsewhere);
  if (!isStored || !hasLinks(given)) return undefined;
  return isPrefix(options.links) && options.documentRoot === undefined && options.baseUrl === undefined
    ? undefined
    : givenLink(options);
}

const hasLinks = ({ importer, input }: ForLinks) => importer.linksFiles?.(input) === true;
const isPrefix = (links: string | undefined) => links !== undefined && links !== '0.9' && links !== '1.x';

/** Whether `--links` only says which Label Studio the offsets in texts are for, which counts without links too. */
function isAboutOffsets({ options: { links, documentRoot, baseUrl }, importer }: ForLinks): boolean {
  const isAlone = documentRoot === undefined && baseUrl === undefined;
  return links !== undefined && !isPrefix(links) && isAlone && importer.spans === true;
}

const hasMediaFolder = ({ options: { images, audio } }: ForLinks) =>
  images !== undefined || audio !== undefined;
/** Whether tasks would link to files that are gone when somebody opens them. */
function linksIntoArchive(given: ForLinks): boolean {
  const { links, upload, embed, writesNothing } = given.options;
  const isElsewhere = hasMediaFolder(given) || isPrefix(links) || upload || embed !== undefined;
  return hasLinks(given) && !isElsewhere && !writesNothing && !hasUrls(given);
}

/** Whether the tasks link to no file of this machine, as the labels have URLs. */
function hasUrls({ importer, input: { path, isFolder, displayPath, store } }: ForLinks): boolean {
  return !isFolder && !store && !importer.oneTaskAFile && namesUrls(path, displayPath);
}

const folderKey = ({ options }: ForLinks) => options.labelFromFolder;

/** Rules for the data keys and links of tasks. */
export const linkRules: readonly UsageRule<ForLinks>[] = [
  {
    when: (given) => folderKey(given) === '',
    message: '--label-from-folder has an empty key.',
    help: 'Use another data key, such as --label-from-folder label.',
  },
  {
    when: (given) => folderKey(given) !== undefined && folderKey(given) === given.input.dataKey,
    message: (given) => `--label-from-folder ${folderKey(given)} is already the data key of the files.`,
    help: 'Use another data key, such as --label-from-folder label.',
  },
  {
    when: (given) => given.input.archive !== undefined && linksIntoArchive(given),
    message: ({ importer, input }) =>
      `The tasks of ${importer.name} link to files in ${input.displayPath}, which are unpacked only while lsimport runs.`,
    help: ({ importer }) =>
      `Unpack it, and use the folder. Or say where the files are: ${importer.options?.includes('images') ? '--images FOLDER, or ' : ''}--links with the start of their URLs; lsimport push --upload sends them to the server, lsimport preview --embed puts them into the page.`,
  },
  {
    when: (given) =>
      given.input.archive === undefined &&
      given.input.isCopy &&
      !(given.importer.findsBesideOriginal && given.input.original !== undefined) &&
      hasLinks(given) &&
      !hasMediaFolder(given) &&
      !hasUrls(given),
    message: ({ importer, input }) => {
      const what = importer.oneTaskAFile ? 'the input itself' : 'files beside the input';
      return `The tasks of ${importer.name} link to ${what}, but ${input.displayPath} is read from a temporary copy.`;
    },
    help: ({ importer }) =>
      importer.oneTaskAFile
        ? 'Use a file that is not compressed.'
        : `Set their folder: ${importer.options?.includes('audio') ? '--audio' : '--images'} FOLDER`,
  },
  {
    when: ({ options }) => givenLink(options) !== undefined && options.compat !== undefined,
    message: ({ options }) => `${givenLink(options)} does not exist in Label Studio 0.9.1.`,
    help: 'Remove it, or remove --compat 0.9.',
  },
  {
    when: (given) =>
      givenLink(given.options) !== undefined && !hasLinks(given) && given.importer.name === 'html-dir',
    message: ({ options }) =>
      `${givenLink(options)} does not apply to the input format html-dir: the pages are inside the tasks.`,
    help: 'Remove it.',
  },
  {
    when: (given) =>
      givenLink(given.options) !== undefined &&
      !hasLinks(given) &&
      !isAboutOffsets(given) &&
      !given.options.followsLinks,
    message: ({ options, importer, input }) =>
      importer.mediaColumns
        ? `${givenLink(options)} does not apply to ${input.displayPath}: no data key of a media tag names a file of this machine.`
        : `${givenLink(options)} does not apply to the input format ${importer.name}: its tasks have no links to local files.`,
    help: ({ input }) =>
      input.packing === 'parquet'
        ? 'Remove it. Media that are in a Parquet file become data URIs, and need no folder.'
        : 'It is for folders of media, pages and time series that the tasks link to, and for data with paths of media files.',
  },
  {
    when: (given) => givenLocal(given) !== undefined,
    message: (given) =>
      `${givenLocal(given)} does not apply to ${given.input.displayPath}: the tasks link to the store itself.`,
    help: 'Remove it. To link elsewhere, use --links with the start of a URL.',
  },
  {
    when: (given) =>
      hasLinks(given) && given.options.links === '1.x' && given.options.documentRoot === undefined,
    message: '--links 1.x needs --document-root.',
    help: 'Set it to the LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT of the server.',
  },
  {
    when: ({ options }) => options.links === '0.9' && options.documentRoot !== undefined,
    message: '--links 0.9 and --document-root cannot be combined: Label Studio 0.9 has no document root.',
    help: 'Remove one of them.',
  },
  {
    when: ({ options }) => options.baseUrl !== undefined && isPrefix(options.links),
    message: '--base-url and a URL in --links cannot be combined.',
    help: 'Put the whole prefix in --links.',
  },
];
