import type { Place } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { controlFor, type LabelControls, tagsFor } from '../../regions/controls.ts';
import type { Input } from '../format.ts';
import { taskMembers } from '../labelled/task-members.ts';
import type { Draft } from '../labelled/task-results.ts';
import { type Span, spanBuilder, type Tag } from './bio-spans.ts';

/** Puts one sentence together: its tokens with a space between each two, and its spans. */
export interface Sentence {
  /** Adds a token with its tags, one for each layer of spans. Returns for each whether it goes on with a span that is not there. */
  add(token: string, tags: readonly Tag[], line: number): boolean[];
  finish(input: Input, controls: LabelControls, first: Place): Draft;
}

/** One of the columns with tags: its spans, and the lines on which they start. */
interface Layer extends ReturnType<typeof spanBuilder> {
  lines: number[];
}

export function startSentence(): Sentence {
  const layers: Layer[] = [];
  let text = '';
  return {
    add(token, tags, line) {
      const start = text === '' ? 0 : text.length + 1;
      text = text === '' ? token : `${text} ${token}`;
      return tags.map((tag, i) => {
        layers[i] ??= { ...spanBuilder(), lines: [] };
        const { spans, add, lines } = layers[i]!;
        const outOfTurn = add(tag, start, text.length);
        if (spans.length > lines.length) lines.push(line);
        return outOfTurn;
      });
    },
    finish(input, controls, first) {
      const found: Draft['found'] = [];
      const results: JsonObject[] = [];
      const places: Place[] = [];
      let last = 0;
      for (const [{ start, end, label }, line] of spansOf(layers)) {
        last++;
        const place = { file: first.file, line };
        const control = controlFor(controls, 'span', label);
        if (!control) {
          const args = { shape: 'span', label: quote(label), wanted: `${tagsFor('span')} for a <Text>` };
          found.push({ finding: { code: 'label-without-control', args }, place });
          continue;
        }
        const value = { start, end, text: text.slice(start, end), [control.type]: [label] };
        results.push({
          id: String(last),
          from_name: control.from,
          to_name: control.to,
          type: control.type,
          value,
        });
        places.push(place);
      }
      const members = taskMembers(results, [], input.options.labelsAs);
      return { task: { data: { [input.dataKey]: text }, ...members }, place: first, places, found };
    },
  };
}

/** The spans of all layers, each with its line; one that another layer has as well counts once. */
function* spansOf(layers: readonly Layer[]): Generator<[span: Span, line: number]> {
  const seen = new Set<string>();
  for (const [layer, { spans, lines }] of layers.entries()) {
    for (const [i, span] of spans.entries()) {
      if (layers.length > 1) {
        const key = `${span.start} ${span.end} ${span.label}`;
        if (layer > 0 && seen.has(key)) continue;
        seen.add(key);
      }
      yield [span, lines[i]!];
    }
  }
}
