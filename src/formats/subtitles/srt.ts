import { commandOn } from '../../command-on.ts';
import { outputFor } from '../../output-name.ts';
import type { Stretch } from '../sound/draft.ts';
import { type TranscriptSource, transcriptImporter, transcriptOf } from '../sound/transcript-importer.ts';
import { badTimes, type Cue, type CueProblem, linesOf, readTimes, withoutBlankEnds } from './cues.ts';
import { cuesWithoutRepeats } from './rolling.ts';

export const srt = transcriptImporter({
  name: 'srt',
  summary:
    'SubRip subtitles (.srt), a folder or a file: one task per sound file of the same name, with its transcription',
  extensions: ['.srt'],
  isOne: (head) => linesOf(head).some((line) => readTimes(line) !== undefined) && !/^\s*WEBVTT/.test(head),
  files: '.srt subtitles',
  emptyMessage: 'it has no .srt files',
  read(source) {
    const { cues, problems } = parseSrt(source.text);
    noteTags(source);
    return transcriptOf(source.displayPath, stretchesOf(cues, source), problems);
  },
});

/** Says once that tags of players, which SubRip has no rule for, stay in the texts. */
function noteTags({ text, displayPath, noteOfFirst }: TranscriptSource): void {
  const [tag] = /<(?:[ibu]|font color=[^<>\n]{1,40})>/i.exec(text) ?? [];
  if (tag === undefined) return;
  noteOfFirst(
    'tags',
    `Subtitles in ${displayPath} have tags such as ${tag}, which stay in their texts. To remove them: ${commandOn("sed -E 's/<\\/?([ibuIBU]|font[^<>]*)>//g'", displayPath)} > ${outputFor('NEW.srt', displayPath)}`,
  );
}

/** Cuts subtitles at their lines of times; what stands between two is the text of the first, and perhaps the number of the second. */
export function parseSrt(text: string): { cues: Cue[]; problems: CueProblem[] } {
  const cues: Cue[] = [];
  const problems: CueProblem[] = [];
  let lines: string[] = [];
  const finish = () => {
    const last = cues.at(-1);
    if (last) last.text = withoutBlankEnds(lines).join('\n');
    lines = [];
  };
  for (const [i, line] of linesOf(text).entries()) {
    const found = readTimes(line);
    if (!found) {
      if (/^\s*[\d:.,]+\s*-+>/.test(line)) problems.push(badTimes(line, i + 1));
      else if (cues.length > 0 || line.trim() === '' || /^\s*\d+\s*$/.test(line)) lines.push(line);
      else if (problems.length === 0) problems.push(strayLine(line, i + 1));
      continue;
    }
    if (/^\s*\d+\s*$/.test(lines.at(-1) ?? '')) lines.pop();
    finish();
    cues.push({ ...found, text: '', line: i + 1 });
  }
  finish();
  return { cues, problems };
}

function strayLine(line: string, number: number): CueProblem {
  const args = {
    what: `line ${JSON.stringify(line.trim())}`,
    problem: 'it stands before the first subtitle',
  };
  return { finding: { code: 'label-malformed', args }, line: number };
}

/** WhisperX writes the speaker in front of the text. */
const speaker = /^\[(SPEAKER_\d+)\]:\s*/;

function stretchesOf(cues: readonly Cue[], source: TranscriptSource): Stretch[] {
  const { input, displayPath } = source;
  return cuesWithoutRepeats(cues, source).map(({ start, end, settings, text, line }) => {
    if (settings !== '') input.skip('positions of subtitles', 1);
    const label = speaker.exec(text)?.[1];
    const said = label === undefined ? text : text.replace(speaker, '');
    return { start, end, label, text: said, place: { file: displayPath, line } };
  });
}
