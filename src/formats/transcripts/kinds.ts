import { basename } from 'node:path';
import type { ListKind } from './list-kind.ts';
import { ljspeech, vits } from './ljspeech.ts';
import { namedCells } from './named-cells.ts';
import {
  hasSentences,
  hasShortTexts,
  readerOfWords,
  type Separator,
  startsWithNames,
} from './named-lines.ts';

/** The columns that the tables of Common Voice have had in all releases. */
const commonVoice = ['client_id', 'path', 'sentence'];

/** Any text that has the name of a sound and what is said in it in each line. */
const anyList = (of: string, endings: RegExp, separator: Separator): ListKind => ({
  of,
  ...{ checksSounds: true, hasAnyName: true, mayBeText: true },
  isOne: (name, head) =>
    endings.test(name) && startsWithNames(head, separator) && hasSentences(head, separator),
  reader: (head) => ({
    ...readerOfWords(separator),
    ...(hasShortTexts(head, separator) && { note: MAY_BE_LABELS }),
  }),
});

const MAY_BE_LABELS =
  'its short texts are taken for what is said in the sounds. If they are labels, write a CSV file with a column of the sounds and one of the labels.';

export const lists: readonly ListKind[] = [
  {
    of: 'LibriSpeech',
    isOne: (name) => /\.trans\.txt$/i.test(name),
    reader: () => readerOfWords(' '),
  },
  {
    of: 'LibriTTS',
    isOne: (name) => /\.trans\.tsv$/i.test(name),
    reader: () => ({
      hasHeader: false,
      read(line) {
        const [sound = '', text, normalized, ...more] = line.split('\t');
        return sound === '' || text === undefined || normalized === undefined || more.length > 0
          ? { problem: 'it is not a name and two texts between tabs' }
          : { sound, text, data: { normalized_text: normalized } };
      },
    }),
  },
  {
    of: 'Multilingual LibriSpeech',
    ...{ checksSounds: true, mayBeText: true },
    isOne: (name, head) => /^transcripts?\.txt$/i.test(basename(name)) && startsWithNames(head, '\t'),
    reader: () => readerOfWords('\t'),
  },
  {
    of: 'AISHELL',
    ...{ checksSounds: true, mayBeText: true },
    isOne: (name, head) =>
      /transcript/i.test(basename(name)) && /\.txt$/i.test(name) && startsWithNames(head, ' '),
    reader: () => readerOfWords(' '),
  },
  ljspeech,
  vits,
  {
    of: 'Common Voice',
    isOne: (name, head) => /\.tsv$/i.test(name) && commonVoice.every((key) => columnsOf(head).includes(key)),
    reader(head) {
      const columns = columnsOf(head);
      const { cellsOf, repeated } = namedCells(columns);
      return {
        hasHeader: true,
        repeated,
        read(line) {
          const cells = line.split('\t');
          if (cells.length !== columns.length)
            return { problem: `it has ${cells.length} cells, and the first line ${columns.length}` };
          const { path = '', sentence = '', ...data } = cellsOf(cells);
          return path === '' ? { problem: 'it names no sound file' } : { sound: path, text: sentence, data };
        },
      };
    },
  },
  anyList('OpenSLR', /\.(?:tsv|txt)$/i, '\t'),
  anyList('VIVOS', /\.txt$/i, ' '),
  anyList('JSUT', /\.txt$/i, ':'),
];

/** The names in a header of Common Voice, whose cells have no quotes. */
function columnsOf(head: string): string[] {
  return head
    .split(/\r?\n/, 1)[0]!
    .split('\t')
    .map((name) => name.trim());
}

/**
 * Whether one of the first lines of a list is about a sound that is there, which other tables with the same looks have not. `there` gets a name with or
 * without its ending.
 */
export function namesSound(
  { checksSounds, reader }: ListKind,
  head: string,
  there: (sound: string) => boolean,
): boolean {
  if (!checksSounds) return true;
  const { hasHeader, read } = reader(head);
  const lines = head.replace(/^\ufeff/, '').split(/\r?\n/, LINES);
  return lines.slice(hasHeader ? 1 : 0).some((line) => {
    const found = read(line);
    return 'sound' in found && there(found.sound);
  });
}

/** Lines looked at: the sounds of some may not be there. */
const LINES = 8;
