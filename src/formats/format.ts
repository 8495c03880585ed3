import type { LabelConfig } from '../label-config/model.ts';
import type { DrawnShape } from '../label-config/tags.ts';
import type { ReadAhead } from '../media/read-ahead.ts';
import type { Profile } from '../profile.ts';
import type { LineRange } from '../readers/byte-reader.ts';
import type { Quotes } from '../readers/csv/rows.ts';
import type { Picked } from '../readers/folder/pick-files.ts';
import type { Folder } from '../readers/folder/walk.ts';
import type { SpanUnit } from '../regions/span-units.ts';
import type { Batch } from '../tasks/batch.ts';
import type { ReadHooks } from '../tasks/import-tasks.ts';
import type { Frames } from './frames.ts';
import type { InputSample } from './input-sample.ts';

/** Options of the command line that concern single formats. */
export interface FormatOptions {
  /** What becomes of blank lines: they are skipped and counted, or are kept as tasks with an empty text. */
  blankLines?: 'skip' | 'keep';
  /** What is one task in a text. */
  textMode?: 'line' | 'file' | 'paragraph';
  /** The one character between the cells of a CSV file; detected when not given. */
  delimiter?: string;
  /** What double quotes in a CSV file are: around cells, or text like any other; detected when not given. */
  quotes?: Quotes;
  /** Whether the first row of a CSV file names the columns; detected when not given. */
  header?: boolean;
  /** Name or number, from 1, of the sheet of a workbook; the first when not given. */
  sheet?: string;
  /** Cells that look like numbers or like true and false become such values. */
  inferTypes?: boolean;
  /** Columns of a CSV file whose cells are JSON. */
  jsonColumns?: string[];
  /** Whether a CSV file holds tasks, or is itself the resource of a TimeSeries tag. */
  csvAs?: 'rows' | 'time-series';
  /** Columns whose cells are results of a Choices tag. */
  choicesColumn?: { key: string; control: string }[];
  /** What labels that exist already become. */
  labelsAs?: 'predictions' | 'completions';
  /** The column with the scores of predictions. */
  scoreColumn?: string;
  /** The folder with the images that a file of labels is about, when it is not beside it; an absolute path. */
  images?: string;
  /** The folder with the sounds that a file of labels is about, when it is not beside it; an absolute path. */
  audio?: string;
  /** What the texts of labels on sounds become: labels of their regions, or transcriptions; what suits the label config when not given. */
  textAs?: 'label' | 'transcription';
  /** What masks of images become; brush regions when not given. */
  masksAs?: 'brush' | 'polygons';
  /** What the offsets of spans count in the input; detected when not given. */
  spanOffsets?: SpanUnit;
  /** Names of tags that are numbers: a list with commas, or the absolute path of a file that has one. */
  tagNames?: string;
  /** Data key that gets the name of the folder that a file is in. */
  labelFromFolder?: string;
  /** Whether links to folders are followed; what the format does when not given. */
  follow?: boolean;
}

/** What the patterns of the command line take of folders. */
export interface FilePicker {
  /** The options with their patterns, as people type them. */
  asTyped: string;
  /** What they take below a folder, to which they are relative. */
  below(folder: string): Picked;
}

/** An input in a store, such as a bucket: copies of what is read of it are below `path`. */
export interface StoredFiles {
  /** The address of a file, by the path that it has, or would have, below `path`. */
  addressOf(path: string): string;
  /** The files of a format with `readsOnly`, as `walk` gives them; most of them have no copies. */
  folders?(): Iterable<Folder>;
}

/** The files of a folder that a shard takes. */
export interface OwnFiles {
  /** Whether a file belongs to it, by the absolute path. */
  owns(path: string): boolean;
  /** The same for each file once, which says what there is in the folder. */
  take(path: string): boolean;
}

/** What an importer is given. Paths are absolute; `displayPath` is the input path as the user typed it. */
export interface Input extends ReadHooks {
  path: string;
  /** The file or folder that `path` was unpacked from, where its media are; undefined when `path` is that itself. */
  original?: string;
  displayPath: string;
  /** The data key that tasks get, for importers with `dataTags`; empty for the others. */
  dataKey: string;
  /** The label config, when one was given. */
  config: LabelConfig | undefined;
  /** True when the label config was written from this input, and so tells nothing more of it. */
  isConfigMade?: true;
  /** True when it is read for a label config that is to be written. */
  isForConfig?: true;
  /** True when nobody asks what is wrong with the tasks, as another reading says it. */
  isSilent?: true;
  /** True when the files that tasks link to are uploaded, so that images are looked into in any case. */
  isUploaded?: true;
  /** What the command line says of formats; each importer takes what concerns it. */
  options: FormatOptions;
  /** True when `quotes` among these is what another table of the same folder was found to have. */
  isQuotesGuess?: true;
  /** The same of `header`. */
  isHeaderGuess?: true;
  /** What is to be taken of a folder; undefined for all. */
  files?: FilePicker | undefined;
  /** Where the input is, when it is in a store. */
  store?: StoredFiles;
  /** Where the images or sounds that labels are about are, when these are in a store; their copies are below `root`. */
  bucket?: StoredFiles & { root: string };
  /** The lines that are to be read of a file; all when it is not given. */
  range?: LineRange;
  /** What is to be read of a folder, when that is divided among several runs. */
  shard?: OwnFiles;
  /** Another thread that opens files before they are asked for, when there may be one. */
  ahead?: ReadAhead;
  /** Tells how labels relate to images whose own sides do not. */
  frames?: Frames;
  /** The URL by which Label Studio shows a local file. */
  link: (path: string) => string;
  profile: Profile;
  /** Says what the importer decided by itself. */
  note: (text: string) => void;
}

/** One input format. Its name is its `--input-format`, its fixtures' folder and its page in docs/formats. */
export interface Importer {
  name: string;
  /** For `--help`: what it reads and what one task is. */
  summary: string;
  input: 'file' | 'directory' | 'file or directory';
  /** How the names of its files end, in lower case with the dot: for detection. */
  extensions?: readonly string[];
  /** The same for a folder in which the content of files says more of some endings. */
  extensionsIn?(sample: InputSample): readonly string[];
  /** True when the names of files say nothing about a folder of them, only their content does. */
  foldersByContent?: true;
  /** True when it is not that of an input whose content another format knows as its own. */
  yields?: true;
  /** False when what is in an input has none of the data keys of the label config, so that it is not meant. */
  hasKeys?(sample: InputSample, keys: readonly string[]): boolean;
  /** False when the label config, or an option for rows, asks for something else of the input than this format makes of it, so that it is not meant. */
  suits?(sample: InputSample, config: LabelConfig | undefined, options: FormatOptions): boolean;
  /** Why this input is of this format for sure, in words that follow "because"; undefined when it need not be. */
  sniff?(sample: InputSample, options?: FormatOptions): string | undefined;
  /** Why a folder may be of this format where the names of its files are those of several others, in the same words. */
  mayBe?(sample: InputSample): string | undefined;
  /** The formats whose files in this folder say no more than its own, as one program wrote them all. */
  covers?(sample: InputSample): readonly string[];
  /** True when what `sniff` finds in a file is like no other, so that it counts more than how the name ends. */
  ownContent?: true;
  /** True when it was said of the input that another format reads its labels, so that nothing more is said of them. */
  isSaidToBeOther?: true;
  /** Object tags that can show what it makes; without them it brings its own data keys and needs no label config. */
  dataTags?: readonly string[];
  /** Data keys without labels that people need to see, where all tasks have them. */
  alsoShown?: readonly string[];
  /** Control tags that take its labels: a label config without any of them is not for this format, so that it is not detected. */
  controlTags?: readonly string[];
  /** Whether tasks hold links to the files themselves, which the server must be allowed to serve. */
  linksFiles?: (input: Pick<Input, 'config' | 'dataKey'>) => boolean;
  /** True when the files that its labels are about are also found beside the original of an unpacked copy. */
  findsBesideOriginal?: true;
  /** True when values in its data may be paths of media files, which become links where the command line says how. */
  mediaColumns?: true;
  /** True when its rows are parts of texts, so that labels in their columns are none of the tasks. */
  hasParts?: true;
  /** True when it reads the tables of a folder and links to the media beside them. */
  readsTables?: true;
  /** Whether it reads a file of this name in a folder; it only links to the others. Without it, it may read all. */
  readsOnly?: (name: string) => boolean;
  /** How an input can be divided among several runs: by its lines, or by its files. */
  shards?: 'lines' | 'files';
  /** Where the first line after the header begins. */
  endOfHeader?(input: Omit<Input, 'report' | 'skip'>): number;
  /** True when tasks may have more data keys than the one that is filled, from metadata beside the files. */
  mayHaveMoreKeys?: true;
  /** The data key for the frames a second of videos, which it fills where a label config has it as `frameRate`. */
  rateKey?: string;
  /** True when its tasks may have spans of texts, whose offsets depend on the Label Studio that they are for. */
  spans?: true;
  /** True when links to folders are followed by default, as the files are shown from where they are. */
  followsLinks?: true;
  /** True when one task is one file, so that its folder can become a label (`--label-from-folder`). */
  oneTaskAFile?: true;
  /** True when the folder of a file can become a label all the same, of all tasks in the file. */
  takesFolderLabel?: true;
  /** True when a large input is worth other threads: its batches have `elements` or `tableRows`. */
  inParallel?: true;
  /** The options of single formats that it heeds. */
  options?: readonly (keyof FormatOptions)[];
  /** Names of classes that the input lists, in its order, for a label config that is to be written from it. */
  classes?(input: Input): readonly string[];
  /** The labels that the input lists for single shapes only: the names of keypoints, or of classes that are drawn so. */
  shapeClasses?(input: Input): ShapeClasses;
  /** The choices that the input lists for what it says of regions and images, by the names of these. */
  choices?(input: Input): ReadonlyMap<string, readonly string[]>;
  /** Number of the first task when none has an id. */
  firstId: 0 | 1;
  /** What to say when there is no task, after "There is no task in PATH: ". */
  emptyMessage: string;
  /** What to do then, where that is more than for all formats; for a folder by the names of its files. */
  emptyAdvice?: string | ((names: readonly string[]) => string);
  /** Loads what only this format needs and most runs do without; awaited before `classes` and `read` are called. */
  load?(): Promise<void>;
  /** Cuts the input into batches of tasks. Knows nothing of ids, checks or the files written. */
  read(input: Input): Iterable<Batch>;
}

/** Labels by the shapes that they are for. */
export type ShapeClasses = ReadonlyMap<DrawnShape, readonly string[]>;

/** The part of an importer that is a chunk of its own in the bundle, so that starting costs the same with any number of formats. */
export type LazyReader = Pick<Importer, 'read' | 'classes' | 'shapeClasses' | 'choices'>;

/** The members of an importer whose reading is loaded when it is its turn. */
export function loadedLater(
  load: () => Promise<LazyReader>,
): Required<Pick<Importer, 'load' | 'read' | 'classes' | 'shapeClasses' | 'choices'>> {
  let reader: LazyReader;
  return {
    async load() {
      reader = await load();
    },
    read: (input) => reader.read(input),
    classes: (input) => reader.classes?.(input) ?? [],
    shapeClasses: (input) => reader.shapeClasses?.(input) ?? new Map(),
    choices: (input) => reader.choices?.(input) ?? new Map(),
  };
}
