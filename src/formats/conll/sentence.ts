import type { Spot } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { controlFor, type LabelControls, tagsFor } from '../../regions/controls.ts';
import type { Input } from '../format.ts';
import type { Draft } from '../labelled/draft.ts';
import { taskMembers } from '../labelled/task-members.ts';
import { spanBuilder, type Tag } from './bio-spans.ts';

/** Puts one sentence together: its tokens with a space between each two, and its spans. */
export interface Sentence {
  add(token: string, tag: Tag, line: number): boolean;
  finish(input: Input, controls: LabelControls, first: Spot): Draft;
}

export function startSentence(): Sentence {
  const { spans, add } = spanBuilder();
  const lines: number[] = [];
  let text = '';
  return {
    add(token, tag, line) {
      const start = text === '' ? 0 : text.length + 1;
      text = text === '' ? token : `${text} ${token}`;
      const outOfTurn = add(tag, start, text.length);
      if (spans.length > lines.length) lines.push(line);
      return outOfTurn;
    },
    finish(input, controls, first) {
      const found: Draft['found'] = [];
      const results: JsonObject[] = [];
      const spots: Spot[] = [];
      for (const [i, { start, end, label }] of spans.entries()) {
        const spot = { ...first, line: lines[i]! };
        const control = controlFor(controls, 'span', label);
        if (!control) {
          const args = { shape: 'span', label: quote(label), wanted: `${tagsFor('span')} for a <Text>` };
          found.push({ finding: { code: 'label-without-control', args }, spot });
          continue;
        }
        const value = { start, end, text: text.slice(start, end), [control.type]: [label] };
        results.push({
          id: String(i + 1),
          from_name: control.from,
          to_name: control.to,
          type: control.type,
          value,
        });
        spots.push(spot);
      }
      const members = taskMembers(results, [], input.options.labelsAs);
      return { task: { data: { [input.dataKey]: text }, ...members }, spot: first, spots, found };
    },
  };
}
