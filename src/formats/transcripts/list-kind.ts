/** What is said in a sound, as a line of a list has it. */
export interface Transcription {
  /** The sound, with or without its ending. */
  sound: string;
  text: string;
  /** More that the line says, as members of the task's data. */
  data?: Record<string, string>;
}

/** A list of transcriptions, a line for each sound. */
export interface ListKind {
  /** Whose lists these are, in words that follow "as". */
  of: string;
  /** Whether a file is one, by its name and its first bytes. */
  isOne(name: string, head: string): boolean;
  /** True when other lists look like it, so that it must name sounds that are there. */
  checksSounds?: true;
  /** True when that counts in a folder that is asked for as well, as any name will do. */
  hasAnyName?: true;
  /** True when the text of one sound may look like it, which has the name of that sound. */
  mayBeText?: true;
  /** Makes the reader of its lines from the first ones. */
  reader(head: string): ListReader;
}

export interface ListReader {
  hasHeader: boolean;
  /** Names of columns that an earlier one has too, whose cells are left out. */
  repeated?: readonly string[];
  /** What the columns were taken for, where it is not as the list usually has it. */
  note?: string;
  /** What is wrong with a line is given as the end of a sentence. */
  read(line: string): Transcription | { problem: string };
}
