import type { Finding } from '../../diagnostics/diagnostic.ts';

/** A subtitle: its times in seconds, what else its line of times says, and its lines of text as they are. */
export interface Cue {
  start: number;
  end: number;
  settings: string;
  text: string;
  /** The line of its times, counting from 1. */
  line: number;
}

/** What is wrong with a line. */
export interface CueProblem {
  finding: Finding;
  line: number;
}

const time = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const times = new RegExp(`^\\s*${time}\\s*-->\\s*${time}(?:\\s+(.*))?$`);

/** The times of a line such as 00:00:01,000 --> 00:00:02,500; undefined for other lines. */
export function readTimes(line: string): Pick<Cue, 'start' | 'end' | 'settings'> | undefined {
  const parts = times.exec(line);
  if (!parts) return undefined;
  const [start, end] = [parts.slice(1, 5), parts.slice(5, 9)].map(toSeconds) as [number, number];
  return { start, end, settings: parts[9]?.trim() ?? '' };
}

/** Whole milliseconds are divided once, so that the number is the nearest there is. */
function toSeconds([hours = '0', minutes, seconds, fraction]: (string | undefined)[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction!.padEnd(3, '0'))) / 1000;
}

/** A line that means to have times, and does not. */
export function badTimes(line: string, number: number): CueProblem {
  const args = {
    what: `line ${JSON.stringify(line.trim())}`,
    problem: 'its times are not like 00:00:01,000 --> 00:00:02,500',
  };
  return { finding: { code: 'label-malformed', args }, line: number };
}

/** The lines of a text, whose ends may be of any kind. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Without the blank lines before and behind a text. */
export function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
