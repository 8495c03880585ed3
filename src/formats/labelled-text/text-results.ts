import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { type Answer, answerAbout } from '../../regions/answers.ts';
import { controlFor, type LabelControls, tagsFor } from '../../regions/controls.ts';
import { isSameText } from '../../regions/judge-span.ts';
import { beyondText } from '../../regions/span-beyond.ts';
import type { CountedSpan, JudgedUnit } from '../../regions/span-units.ts';
import type { Input } from '../format.ts';

/** A labelled stretch of a text as its file has it; offsets as the file counts them. */
export interface TextMark extends CountedSpan {
  label: string;
  /** How relations name it. */
  id?: string | undefined;
  score?: number | undefined;
  /** What the file says of it besides its label. */
  answers?: readonly Answer[];
  /** Where it stands; a function is asked only when there is something to say. In JSON also its pointer. */
  place: Place | (() => Place);
  path?: string;
}

/** Joins two marks, by their ids. */
export interface TextRelation {
  from: string;
  to: string;
  label: string | undefined;
  place: TextMark['place'];
  path?: string;
}

/** The results of one text, with the place of each, and what was found wrong. */
export interface TextResults {
  results: JsonObject[];
  places: TextMark['place'][];
  scores: number[];
  found: Located[];
}

/**
 * Characters that all spans of one text may mark. A result has its words beside its offsets, so that a text of half a megabyte with
 * thousands of spans over all of it would become gigabytes.
 */
const MOST_MARKED = 16_000_000;

/**
 * Makes results of the spans and relations of a text. A span that is there twice becomes one region. Of what a long text has by the hundred
 * thousand, each costs as little memory as it can: marks and relations may come one by one.
 */
export function textResults(
  input: Input,
  controls: LabelControls,
  text: string,
  unit: JudgedUnit,
  marks: Iterable<TextMark>,
  relations: Iterable<TextRelation>,
): TextResults {
  const results: JsonObject[] = [];
  const places: TextMark['place'][] = [];
  const scores: number[] = [];
  const found: Located[] = [];
  const report = (finding: Finding, { place, path }: Pick<TextMark, 'place' | 'path'>) =>
    void found.push({ finding: path === undefined ? finding : { ...finding, path }, place: placeAt(place) });
  /** The region of each mark that has an id; undefined for one that is wrong. */
  const regionOf = new Map<string, string | undefined>();
  const seen = createSeen();
  let regions = 0;
  const lists = new Map<string, [string]>();
  let marked = 0;

  for (const mark of marks) {
    const region = addSpan(mark);
    if (mark.id !== undefined) regionOf.set(mark.id, region ?? regionOf.get(mark.id));
  }
  for (const relation of relations) addRelation(relation);
  if (unit.unsure) reportGuess(unit.unsure);
  return { results, places, scores, found };

  function addSpan(mark: TextMark): string | undefined {
    const { start, end, label, kept, score, answers = [] } = mark;
    if (start > end) {
      report({ code: 'span-backwards', args: { start: String(start), end: String(end) } }, mark);
      return undefined;
    }
    const from = unit.toUtf16(start);
    const to = unit.toUtf16(end);
    if (from === undefined || to === undefined) {
      const offset = from === undefined ? start : end;
      const key = from === undefined ? 'start' : 'end';
      const problem = `no character of its text begins at byte ${offset}`;
      if (unit.unit === 'bytes')
        report({ code: 'label-malformed', args: { what: `span of ${quote(label)}`, problem } }, mark);
      else report({ code: 'span-out-of-text', args: beyondText(key, offset, text, unit.unit) }, mark);
      return undefined;
    }
    const before = marked;
    marked += to - from;
    if (marked > MOST_MARKED) {
      const problem = `with it, the spans of this text mark more than ${MOST_MARKED / 1e6} million characters`;
      if (before <= MOST_MARKED)
        report({ code: 'label-malformed', args: { what: `span of ${quote(label)}`, problem } }, mark);
      return undefined;
    }
    const words = text.slice(from, to);
    if (kept !== undefined && !isSameText(words, kept)) {
      const args = { start, end, slice: quote(words), kept: quote(kept) };
      report({ code: 'span-text-differs', args }, mark);
    }
    const control = controlFor(controls, 'span', label);
    if (!control) {
      const args = { shape: 'span', label: quote(label), wanted: `${tagsFor('span')} for a <Text>` };
      report({ code: 'label-without-control', args }, mark);
      return undefined;
    }
    const regionsThere = seen(label, answers);
    const where = from * (MOST_MARKED + 1) + (to - from);
    const same = regionsThere.get(where);
    if (same !== undefined) {
      input.skip('spans that are there twice', 1);
      return same;
    }
    const id = String(++regions);
    regionsThere.set(where, id);
    const value = { start: from, end: to, text: words, [control.type]: listOf(label) };
    const { from: from_name, to: to_name, type } = control;
    results.push({ id, from_name, to_name, type, value, ...(score !== undefined && { score }) });
    if (score !== undefined) scores.push(score);
    places.push(mark.place);
    const region = results.at(-1)!;
    for (const answer of answers) {
      const taker = controls.answers(answer, true);
      if (taker) {
        results.push(answerAbout(region, taker, answer));
        places.push(mark.place);
        continue;
      }
      const args = { mark: `${answer.name} = ${answer.values.join(', ')}`, label: quote(label) };
      report({ code: 'label-mark-lost', args }, mark);
    }
    return id;
  }

  /** The labels of a region, the same list for all that have it. */
  function listOf(label: string): [string] {
    const known = lists.get(label) ?? [label];
    lists.set(label, known);
    return known;
  }

  function addRelation(relation: TextRelation): void {
    const { label } = relation;
    const ends = [relation.from, relation.to];
    const [from_id, to_id] = ends.map((id) => regionOf.get(id));
    if (from_id === undefined || to_id === undefined) {
      // What is wrong with a span was said there.
      const missing = ends.find((id) => !regionOf.has(id));
      if (missing === undefined) return;
      const args = {
        what: `relation${label === undefined ? '' : ` ${quote(label)}`}`,
        problem: `there is no span ${missing}`,
      };
      report({ code: 'label-malformed', args }, relation);
      return;
    }
    results.push({
      from_id,
      to_id,
      type: 'relation',
      direction: 'right',
      ...(label !== undefined && { labels: listOf(label) }),
    });
    places.push(relation.place);
  }

  function reportGuess(span: CountedSpan): void {
    const mark = [...marks].find(({ start, end }) => start === span.start && end === span.end);
    if (!mark) return;
    const { start, end } = mark;
    const chosen = text.slice(unit.toUtf16(start), unit.toUtf16(end));
    report(
      { code: 'span-unit-guessed', args: { start, end, unit: nameOf(unit), words: quote(chosen) } },
      mark,
    );
  }
}

/** Where a mark stands. */
export function placeAt(place: TextMark['place']): Place {
  return typeof place === 'function' ? place() : place;
}

/** The regions with a label and answers, by a number for their offsets: a key of text for each would be larger than its region. */
function createSeen(): (label: string, answers: readonly Answer[]) => Map<number, string> {
  const seen = new Map<string, Map<number, string>>();
  return (label, answers) => {
    const key = answers.length > 0 ? `${label} ${JSON.stringify(answers)}` : label;
    const known = seen.get(key) ?? new Map<number, string>();
    seen.set(key, known);
    return known;
  };
}

function nameOf({ unit }: JudgedUnit): string {
  return unit === 'utf16' ? 'UTF-16 units' : unit === 'bytes' ? 'bytes' : 'code points';
}
