import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { SoundControls } from '../sound/controls.ts';
import type { Stretch } from '../sound/draft.ts';
import {
  type Transcript,
  type TranscriptSource,
  transcriptImporter,
  transcriptOf,
} from '../sound/transcript-importer.ts';

export const audacity = transcriptImporter({
  name: 'audacity',
  summary:
    'label tracks of Audacity (.txt), a folder or a file: one task per sound file of the same name, with its labels',
  extensions: ['.txt'],
  isTelling: false,
  isOne: isLabelTrack,
  files: '.txt files of Audacity labels',
  options: ['textAs'],
  emptyMessage: 'it has no .txt files',
  read: readTrack,
});

/** Start and end in seconds, between tabs, and the text of the label. */
const row = /^(-?\d+(?:[.,]\d+)?)\t(-?\d+(?:[.,]\d+)?)(?:\t(.*))?$/;
/** The frequencies of the label above. */
const frequencies = /^\\\t/;

/**
 * Whether all lines are labels. Audacity writes times with six digits behind the point; where there are fewer than three, as in files of other hands, they
 * must be in their order and have texts and a sound: two scores and a sentence look alike.
 */
function isLabelTrack(head: string, hasSound: boolean): boolean {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line !== '' && !frequencies.test(line));
  if (lines.length === 0) return false;
  if (lines.every((line) => /^\d+[.,]\d{3,}\t\d+[.,]\d{3,}(?:\t|$)/.test(line))) return true;
  if (!hasSound) return false;
  let last = 0;
  const inOrder = lines.every((line) => {
    const [, start, end] = row.exec(line) ?? [];
    if (start === undefined || toSeconds(start) < last || toSeconds(end!) < toSeconds(start)) return false;
    last = toSeconds(start);
    return true;
  });
  const hasFractions = lines.some((line) => /^\d+[.,]\d|^\d+\t\d+[.,]\d/.test(line));
  return inOrder && hasFractions && lines.some((line) => /^[^\t]+\t[^\t]+\t.*\p{L}/u.test(line));
}

function readTrack({ input, controls, text, displayPath }: TranscriptSource): Transcript {
  const stretches: Stretch[] = [];
  const found: { finding: Finding; line: number }[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    if (frequencies.test(line)) {
      input.skip('frequencies of labels', 1);
      continue;
    }
    const [, start, end, label = ''] = row.exec(line) ?? [];
    if (start === undefined) {
      const args = {
        what: `line ${JSON.stringify(line)}`,
        problem: 'it is not a start, an end and a label between tabs',
      };
      found.push({ finding: { code: 'label-malformed', args }, line: i + 1 });
      continue;
    }
    const place = { file: displayPath, line: i + 1 };
    const read = readLabel(controls, input.options.textAs, label.trim());
    stretches.push({ start: toSeconds(start), end: toSeconds(end!), ...read, place });
  }
  return transcriptOf(displayPath, stretches, found);
}

/** Label tracks mostly have classes; where the label config lacks a text and has a place for transcriptions, it is one of these. */
function readLabel(
  controls: SoundControls,
  textAs: 'label' | 'transcription' | undefined,
  text: string,
): Pick<Stretch, 'label' | 'text'> {
  const isLabel = textAs === undefined ? controls.has(text) || !controls.text : textAs === 'label';
  return isLabel ? { label: text || undefined, text: undefined } : { label: undefined, text };
}

function toSeconds(written: string): number {
  return Number(written.replace(',', '.'));
}
