import type { Finding } from '../diagnostics/diagnostic.ts';
import type { DrawnShape } from '../label-config/tags.ts';

/** How data keys are renamed. */
export interface Renaming {
  /** Whether they are members of JSON rather than columns. */
  isJson: boolean;
  /** The command that does it for all; empty where there is none. */
  command: string;
  /** The file of a folder that what the command writes takes the place of. */
  replaces: string | undefined;
}

/** What is known beside the tasks. */
export interface AutoHints {
  /** The input as the user typed it, and the path that the files of tasks are below. */
  source: string;
  root: string;
  /** Object tags that show what the importer writes, the first preferred; and the data key that it fills. */
  dataTags: readonly string[];
  dataKey: string;
  /** The data key that the importer fills with the frames a second of videos that differ; undefined for those that do not know them. */
  rateKey: string | undefined;
  /** Other data keys that are shown as texts where all tasks have them. */
  alsoShown: readonly string[];
  /** Names of classes, in the order of the input. */
  classes: readonly string[];
  /** The same for single shapes, where the input lists them so. */
  shapeClasses: ReadonlyMap<DrawnShape, readonly string[]>;
  /** Choices that the input lists, by the names of the control tags that they are for. */
  listedChoices: ReadonlyMap<string, readonly string[]>;
  /** All classes that values of data keys can be, where the input lists them. */
  listedValues: ReadonlyMap<string, readonly string[]>;
  /** A file may be several tasks, of which each gets the name of its folder. */
  splitsFiles: boolean;
  /** The data key with the names of folders. */
  folderKey: string | undefined;
  /** Data keys whose values the command line makes results of Choices tags of; undefined where the format has no such option. */
  choicesColumns: readonly { key: string; control: string }[] | undefined;
  /** Whether each task is a part of a text, so that labels in its data are none of its own. */
  arePartsOfTexts: boolean;
  /** How the data keys get names that the editor of Label Studio 1.x reads; looked for when it is to be said. */
  renaming(found: { keys: readonly string[]; tasks: number; inData: number }): Renaming;
  /** The one file of JSON that the tasks are in, as the user would type it; undefined where there are several, or none that a command could read. */
  jsonFile(): string | undefined;
  /** Whether the tasks are for Label Studio 1.x, whose editor does not read all data keys. */
  isFor1x: boolean;
  /** Whether nothing says for which Label Studio the tasks are. */
  isForAny: boolean;
  /** Says what was decided by itself. */
  note: (text: string) => void;
  /** Reports what is wrong with the data for somebody. */
  report: (finding: Finding) => void;
}
