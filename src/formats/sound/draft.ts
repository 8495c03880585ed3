import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import type { Input } from '../format.ts';
import { type Draft, taskResults } from '../labelled/task-results.ts';
import type { SoundControls } from './controls.ts';
import { roundSeconds } from './round-seconds.ts';

/** A stretch of a sound as its file has it: seconds from the beginning. */
export interface Stretch {
  start: number;
  /** Undefined where a model did not get to it: then it is the end of the sound. */
  end: number | undefined;
  /** A speaker, a tier or a class; undefined where nothing is said of it but that somebody speaks. */
  label: string | undefined;
  /** What is said. */
  text: string | undefined;
  score?: number | undefined;
  /** Of several channels, from 0. */
  channel?: number | undefined;
  /** The id of the region that it belongs to, as `add` gave it. */
  parent?: string | undefined;
  place: Place;
  /** In files that are JSON: its pointer. */
  path?: string;
}

/** Takes the labels of one sound. */
export interface SoundDrafting {
  /** The name by which the sound was found, of those that were tried; undefined when it was not. */
  foundAs: string | undefined;
  /** Adds a stretch, unless it cannot be one; returns the id of its region. */
  add(stretch: Stretch): string | undefined;
  /** Adds what is said in the whole sound, unless it is empty. */
  say(text: string, place: Place): void;
  report(finding: Finding, place: Place): void;
  /** Counts a label of the sound that is left out. */
  skip(what: string): void;
  /** `data`: more members of the task's data; `labelled`: somebody listened to the sound, even when nothing was found. */
  finish(data?: JsonObject, labelled?: boolean): Draft;
}

/** Seconds that labels may go on behind the end of a sound: programs round, and count the last block of samples as a whole. */
const TOLERATED = 0.1;

/** Begins the task of a sound with the link to it. Each stretch becomes a region, what is said in it an answer about that region. `length`: that of the sound, in seconds. */
export function startSoundDraft(
  input: Input,
  controls: SoundControls,
  link: string,
  place: Place,
  { name, length }: { name: string | undefined; length: number | undefined },
): SoundDrafting {
  const made = taskResults(input, place);
  const { report, skip } = made;
  let regions = 0;
  let lost = 0;
  /** Somebody said what is heard, but there is no place for it. */
  let isUnsaid = false;
  return {
    foundAs: name,
    report,
    skip,
    add(stretch) {
      const { start, text, score, channel, parent, place: at, path } = stretch;
      const end = stretch.end ?? Math.max(start, length ?? start);
      const label = stretch.label ?? controls.speech;
      const say = (finding: Finding) => report(path === undefined ? finding : { ...finding, path }, at);
      const problem = problemOf(start, end);
      if (problem !== undefined) {
        say({
          code: 'label-malformed',
          args: {
            what: stretch.label === undefined ? 'stretch of speech' : `stretch of ${quote(label)}`,
            problem,
          },
        });
        return undefined;
      }
      const control = controls.labels(label);
      if (!control) {
        const args = { shape: 'stretch', label: quote(label), wanted: '<Labels> for an <Audio>' };
        say({ code: 'label-without-control', args });
        return undefined;
      }
      if (stretch.end === undefined) {
        const args = { start, label: quote(label), until: roundSeconds(end) };
        say({ code: 'stretch-without-end', args });
      } else if (length !== undefined && end > length + TOLERATED)
        say({
          code: 'stretch-after-end',
          args: { start, end, label: quote(label), length: roundSeconds(length) },
        });
      if (start === stretch.end)
        say({ code: 'stretch-without-length', args: { at: start, label: quote(label) } });
      const id = String(++regions);
      const add = ({ from, to }: { from: string; to: string }, type: string, key: string, said: string) => {
        const value: JsonObject = { start, end };
        if (channel !== undefined) value.channel = channel;
        value[key] = [said];
        const result: JsonObject = { id, from_name: from, to_name: to, type, value };
        made.add(result, at);
        return result;
      };
      const result = add(control, control.type, control.type, label);
      if (score !== undefined) {
        result.score = score;
        made.addScore(score);
      }
      if (parent !== undefined) result.parentID = parent;
      if (text !== undefined && text !== '') {
        if (controls.text) add(controls.text, 'textarea', 'text', text);
        else lost++;
      }
      return id;
    },
    say(text, at) {
      if (text === '') return;
      const { whole } = controls;
      if (!whole) {
        report({ code: 'transcription-without-control', args: { texts: 1, of: 'sound' } }, at);
        input.skip('transcriptions', 1);
        isUnsaid = true;
        return;
      }
      const value = { text: [text] };
      const { from: from_name, to: to_name } = whole;
      made.add({ id: String(++regions), from_name, to_name, type: 'textarea', value }, at);
    },
    finish(data, labelled = true) {
      if (lost > 0) {
        report({ code: 'transcription-without-control', args: { texts: lost } }, place);
        input.skip('transcriptions', lost);
      }
      // An annotation without results would say that nothing is heard.
      const isDone = labelled && !(isUnsaid && made.count === 0 && made.skipped === 0);
      return made.finish({ [input.dataKey]: link, ...data }, isDone);
    },
  };
}

/** What is wrong with the times of a stretch, as the end of a sentence. */
export function problemOf(start: number, end: number): string | undefined {
  if (!Number.isFinite(start) || !Number.isFinite(end)) return 'its start or end is not a number';
  if (start < 0) return `it starts before the sound, at ${start} s`;
  return start > end ? `it ends at ${end} s, before it starts at ${start} s` : undefined;
}
