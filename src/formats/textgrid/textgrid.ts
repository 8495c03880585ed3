import type { Stretch } from '../sound/draft.ts';
import { readAs } from '../sound/text-as.ts';
import {
  type Transcript,
  type TranscriptSource,
  transcriptImporter,
  transcriptOf,
} from '../sound/transcript-importer.ts';
import { isTextGrid, parseTextGrid, TextGridProblem, type Tier } from './parse.ts';

export const textgrid = transcriptImporter({
  name: 'textgrid',
  summary:
    'TextGrids of Praat, a folder or a file: one task per sound file of the same name, with the intervals and points of its tiers',
  extensions: ['.textgrid'],
  isOne: isTextGrid,
  files: '.TextGrid files',
  options: ['textAs'],
  emptyMessage: 'it has no .TextGrid files',
  binary: {
    starts: 'ooBinaryFile',
    problem: 'it is a binary file of Praat; save it there as a text file or a short text file',
  },
  read: readTextGrid,
});

function readTextGrid(source: TranscriptSource): Transcript | undefined {
  if (!isTextGrid(source.text)) {
    const isOther = /^\s*"Praat chronological TextGrid text file"/.test(source.text);
    return source.refuse(
      isOther
        ? 'it is a chronological TextGrid; save it in Praat as a text file or a short text file'
        : 'it does not begin like a TextGrid of Praat',
      1,
    );
  }
  try {
    return transcriptOf(source.displayPath, stretchesOf(parseTextGrid(source.text), source));
  } catch (error) {
    if (!(error instanceof TextGridProblem)) throw error;
    return source.refuse(error.message, error.line);
  }
}

/** Intervals without a text are what lies between the others. */
function stretchesOf(tiers: readonly Tier[], { input, controls, displayPath }: TranscriptSource): Stretch[] {
  return tiers.flatMap(({ kind, name, items }) => {
    const told = items.filter(({ text }) => kind === 'points' || text.trim() !== '');
    if (told.length < items.length) input.skip('intervals without a text', items.length - told.length);
    return told.map(({ start, end, text, line }) => {
      const read = readAs(controls, input.options.textAs, name.trim() || undefined, text);
      return { start, end, ...read, place: { file: displayPath, line } };
    });
  });
}
