import type { Stretch } from '../sound/draft.ts';
import { type TranscriptSource, transcriptImporter, transcriptOf } from '../sound/transcript-importer.ts';
import { readCueText } from './cue-text.ts';
import { badTimes, type Cue, type CueProblem, linesOf, readTimes, withoutBlankEnds } from './cues.ts';
import { cuesWithoutRepeats } from './rolling.ts';

export const vtt = transcriptImporter({
  name: 'vtt',
  summary:
    'WebVTT subtitles (.vtt), a folder or a file: one task per sound file of the same name, with its transcription',
  extensions: ['.vtt'],
  isOne: isVtt,
  files: '.vtt subtitles',
  emptyMessage: 'it has no .vtt files',
  read(source) {
    if (!isVtt(source.text)) return source.refuse('its first line is not WEBVTT', 1);
    const { cues, problems, skipped } = parseVtt(source.text);
    for (const what of skipped) source.input.skip(what, 1);
    return transcriptOf(source.displayPath, stretchesOf(cues, source), problems);
  },
});

function isVtt(head: string): boolean {
  return /^WEBVTT(?:[ \t\r\n]|$)/.test(head);
}

/** Cuts a WebVTT file into its blocks (WebVTT, 6.1): cues, and others, which are counted. */
export function parseVtt(text: string): { cues: Cue[]; problems: CueProblem[]; skipped: string[] } {
  const cues: Cue[] = [];
  const problems: CueProblem[] = [];
  const skipped: string[] = [];
  const lines = linesOf(text);
  let at = 1;
  // What stands below the first line, up to a blank one, is not a cue.
  while (at < lines.length && lines[at]!.trim() !== '' && !lines[at]!.includes('-->')) {
    const name = /^(Kind|Language|X-TIMESTAMP-MAP)[:=]/.exec(lines[at]!)?.[1];
    skipped.push(name === undefined ? 'lines of the header' : `lines of the header called "${name}"`);
    at++;
  }
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const first = at;
    while (at < lines.length && lines[at] !== '') at++;
    addBlock(lines.slice(first, at), first + 1);
  }
  return { cues, problems, skipped };

  function addBlock(block: readonly string[], line: number): void {
    const kind = /^(NOTE|STYLE|REGION)(?:[ \t]|$)/.exec(block[0]!)?.[1];
    if (kind && !block[0]!.includes('-->')) {
      skipped.push(
        kind === 'NOTE'
          ? 'comments (NOTE)'
          : kind === 'STYLE'
            ? 'style sheets (STYLE)'
            : 'regions of the screen (REGION)',
      );
      return;
    }
    const row = block[0]!.includes('-->') ? 0 : 1;
    const written = block[row];
    const found = written === undefined ? undefined : readTimes(written);
    if (!found) {
      problems.push(badTimes(written ?? block[0]!, line + (written === undefined ? 0 : row)));
      return;
    }
    cues.push({ ...found, text: withoutBlankEnds(block.slice(row + 1)).join('\n'), line: line + row });
  }
}

function stretchesOf(cues: readonly Cue[], source: TranscriptSource): Stretch[] {
  const { input, displayPath } = source;
  return cuesWithoutRepeats(cues, source).flatMap(({ start, end, settings, text, line }) => {
    if (settings !== '') input.skip('positions of subtitles', 1);
    const { parts, tags } = readCueText(text);
    if (tags > 0) input.skip('tags in subtitles, such as <i>', tags);
    return parts.map((part) => ({
      start,
      end,
      label: part.voice,
      text: part.text,
      place: { file: displayPath, line },
    }));
  });
}
