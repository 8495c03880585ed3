import { spareInput } from '../../output-name.ts';

/** A tool or data set whose labels no format reads. */
export interface Tool {
  /** What its files are, in words that follow "looks like". */
  name: string;
  /** What its labels are about, which says what they can be written as instead. */
  of: keyof typeof insteadOf;
  /** Whether what they are about is not in the file, so that no task could be made of it. */
  isAlone?: true;
  /** Whether its records have no form that a task can have, so that they are no data either. */
  areNoTasks?: true;
  /** Whether they are all that there is, so that nothing is left to be imported without them. */
  areAll?: true;
  /** Why they are not read, as a sentence without its end, where that is not for all of their kind. */
  why?: string;
  /** What to do, where that is more than for all labels of its kind. */
  instead?: string;
  /** The same, from how the file begins. */
  insteadFrom?: (head: string) => string;
  /** Whether each row is a part of a text, so that the labels in it are none of the rows as tasks. */
  areParts?: true;
  /** The same for one of its files in a folder, whose media are below `root`, both as they are typed. */
  insteadOf?: (file: string, root: string) => string;
}

/** A tool whose files are texts that are known by how they begin, and by what else is in their folder. */
export interface TextToolInFolder extends Tool {
  starts: RegExp;
  /** What the path of a file is like. */
  file?: RegExp;
  /** Whether a file of this name, without its ending, has beside it what it is about. */
  isBeside?: (stem: string, names: readonly string[], head: string) => boolean;
}

/** Texts with places, which an image is beside. */
export const ocr = {
  of: 'images' as const,
  instead:
    'Convert them to hOCR, ALTO or PAGE XML, which lsimport reads with the texts, or write the boxes as COCO, and import that.',
};

/** What labels can be written as to be imported. */
const insteadOf = {
  images: 'Export or convert them to COCO, YOLO or Pascal VOC, and import that.',
  sounds:
    'Write them as a table with the columns "file", "start", "end" and "label", and import that as audio-csv.',
  text: 'Export or convert them to JSON Lines with "text" and "label": [[start, end, "LABEL"]], or to CoNLL, and import that.',
  choices: 'Write the label of each row into a column of a CSV file, and use --choices-column.',
  any: 'Export or convert them to a format that lsimport reads (lsimport help formats lists them), such as COCO for images, or write tasks with predictions: {"data": {...}, "predictions": [{"result": [...]}]}',
};

/** What to do with labels in a file of this name. */
export function insteadOfLabels({ of, instead }: Pick<Tool, 'of' | 'instead'>, file: string): string {
  return spareInput(instead ?? insteadOf[of], file);
}

export function whyNotRead({ why }: Tool): string {
  return why ?? 'lsimport does not read labels of this kind';
}
