import { basename } from 'node:path';

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
  /** Makes the reader of its lines from the first one; what is wrong with a line is given as the end of a sentence. */
  reader(first: string): { hasHeader: boolean; read(line: string): Transcription | { problem: string } };
}

/** The columns that the tables of Common Voice have had in all releases. */
const commonVoice = ['client_id', 'path', 'sentence'];

export const lists: readonly ListKind[] = [
  {
    of: 'LibriSpeech',
    isOne: (name) => /\.trans\.txt$/i.test(name),
    reader: () => ({
      hasHeader: false,
      read(line) {
        const at = line.indexOf(' ');
        return at < 1
          ? { problem: 'it is not a name, a space and a text' }
          : { sound: line.slice(0, at), text: line.slice(at + 1).trim() };
      },
    }),
  },
  {
    of: 'LJSpeech',
    checksSounds: true,
    isOne: (name, head) => /^metadata\.csv$/i.test(basename(name)) && arePiped(head),
    reader: () => ({
      hasHeader: false,
      read(line) {
        const [sound = '', text, normalized, ...others] = line.split('|');
        if (sound === '' || text === undefined || others.length > 0)
          return { problem: 'it is not a name and one or two texts between |' };
        return { sound, text, ...(normalized !== undefined && { data: { normalized_text: normalized } }) };
      },
    }),
  },
  {
    of: 'Common Voice',
    isOne: (name, head) => /\.tsv$/i.test(name) && commonVoice.every((key) => columnsOf(head).includes(key)),
    reader(first) {
      const columns = columnsOf(first);
      return {
        hasHeader: true,
        read(line) {
          const cells = line.split('\t');
          if (cells.length !== columns.length)
            return { problem: `it has ${cells.length} cells, and the first line ${columns.length}` };
          const {
            path = '',
            sentence = '',
            ...data
          } = Object.fromEntries(columns.map((key, i) => [key, cells[i]!]));
          return path === '' ? { problem: 'it names no sound file' } : { sound: path, text: sentence, data };
        },
      };
    },
  },
];

/** The names in a header of Common Voice, whose cells have no quotes. */
function columnsOf(head: string): string[] {
  return head
    .split(/\r?\n/, 1)[0]!
    .split('\t')
    .map((name) => name.trim());
}

/** Whether most lines, and the first, are a name without spaces and one or two texts: LJSpeech has no header and no quotes. */
function arePiped(head: string): boolean {
  const lines = head.split(/\r?\n/, LINES).filter((line) => line.trim() !== '');
  const [first, ...others] = lines.map((line) => /^[^|\s]+\|[^|]+(?:\|[^|]*)?$/.test(line));
  return first === true && others.filter((is) => is).length * 2 >= others.length;
}

/** Lines looked at. */
const LINES = 8;

/**
 * Whether the first line of a list is about a sound that is there, which other tables with the same looks have not. `there` gets a name with or
 * without its ending.
 */
export function namesSound(
  { checksSounds, reader }: ListKind,
  head: string,
  there: (sound: string) => boolean,
): boolean {
  if (!checksSounds) return true;
  const first = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0]!;
  const read = reader(first).read(first);
  return 'sound' in read && there(read.sound);
}

/** What other files of labels, and data, begin with: numbers, times, brackets, subtitles, Praat and RTTM. */
const beginsOtherwise = /^\ufeff?\s*(?:[\d[{<;]|File type|SPEAKER )/;

/** Whether a text may be what somebody says, and not labels with times or data. */
export function isSpeech(head: string): boolean {
  return !beginsOtherwise.test(head) && !head.includes('\t') && !head.includes('-->');
}
