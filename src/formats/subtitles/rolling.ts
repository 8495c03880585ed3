import type { TranscriptSource } from '../sound/transcript-importer.ts';
import type { Cue } from './cues.ts';

/** Seconds between two cues of which the second comes at once. */
const AT_ONCE = 0.05;
/** Seconds in which nobody reads a cue: it is there to hold lines in their place. */
const FLASH = 0.05;
/** Cues that roll where none is as short as that. */
const FEW = 3;

/** The cues without what they repeat, which is counted and said of the first file. */
export function cuesWithoutRepeats(
  cues: readonly Cue[],
  { input, displayPath, noteOfFirst }: Pick<TranscriptSource, 'input' | 'displayPath' | 'noteOfFirst'>,
): readonly Cue[] {
  const { own, repeats } = withoutRepeats(cues);
  if (repeats === 0) return cues;
  input.skip('repeated lines of captions that roll up', repeats);
  noteOfFirst(
    'rolling',
    `${displayPath}: its captions roll up, as those of YouTube do. Each line is read once, where it is new.`,
  );
  return own;
}

/**
 * Captions that roll up, as those that YouTube makes, begin each cue with the lines that are on the screen already, and add one. Gives
 * each cue its own lines, and leaves out cues that have none; `repeats`: how many lines were left out. Other subtitles stay as they are, as people
 * may say a thing twice.
 */
function withoutRepeats(cues: readonly Cue[]): { own: readonly Cue[]; repeats: number } {
  const lines = cues.map(({ text }) => text.split('\n').filter((line) => plain(line) !== ''));
  const held = cues.map((cue, i) => {
    const before = cues[i - 1];
    return before && Math.abs(cue.start - before.end) < AT_ONCE ? linesHeld(lines[i - 1]!, lines[i]!) : 0;
  });
  if (!doRoll(cues, lines, held)) return { own: cues, repeats: 0 };
  const own = cues.map((cue, i) => ({ ...cue, text: lines[i]!.slice(held[i]).join('\n') }));
  const repeats = held.reduce((sum, count) => sum + count, 0);
  return { own: own.filter(({ text }) => text !== ''), repeats };
}

/** Whether most cues hold lines of the one before, and either add one or are too short to be read. */
function doRoll(cues: readonly Cue[], lines: readonly string[][], held: readonly number[]): boolean {
  const isFlash = ({ start, end }: Cue) => end - start < FLASH;
  const rolling = cues.filter((cue, i) => held[i]! > 0 && (lines[i]!.length > held[i]! || isFlash(cue)));
  const areMost = rolling.length * 2 >= cues.length - 1;
  return areMost && (rolling.some(isFlash) || rolling.length >= FEW);
}

/** How many lines a cue begins with that the one before ends with. */
function linesHeld(before: readonly string[], lines: readonly string[]): number {
  const last = before.map(plain);
  const first = lines.map(plain);
  for (let count = Math.min(last.length, first.length); count > 0; count--)
    // Who speaks is said once, for all lines that follow.
    if (first.slice(0, count).every((line, i) => line === last.at(i - count) && !lines[i]!.includes('<v')))
      return count;
  return 0;
}

/** What is read of a line: without tags and times of words, which only the new line has. */
function plain(line: string): string {
  const end = line.lastIndexOf('>') + 1;
  return `${line.slice(0, end).replace(/<[^<>]*>/g, '')}${line.slice(end)}`.replace(/\s+/g, ' ').trim();
}
