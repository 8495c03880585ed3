import fc, { type Arbitrary } from 'fast-check';
import type { JsonObject } from '../../src/json/json.ts';
import type { Kind, Setting } from './kind.ts';
import { kinds } from './kinds.ts';
import { addData, placements, regionsOf, tagsOf } from './placements.ts';
import { element } from './write-xml.ts';

/** A label config with a task for it in which nothing is wrong. One region of the task is of the kind that was asked for. */
export interface Sample {
  kind: Kind;
  config: string;
  task: JsonObject;
  /** JSON pointers from the task: to the prediction, completion or annotation, to that region, and to what its object shows. */
  entry: string;
  region: string;
  shown: string;
  setting: Setting;
}

/** Tags inside a control have names too, which must not be used twice. */
const others = kinds.filter(({ inside }) => inside === undefined);

const lists = ['predictions', 'completions', 'annotations'] as const;

/** Samples of a kind, with some others around it. `among`: what its results may be. */
export function samples(
  kind: Kind,
  most = 2,
  among: readonly (typeof lists)[number][] = lists,
): Arbitrary<Sample> {
  return fc
    .tuple(
      fc.array(fc.constantFrom(...others), { maxLength: most }).chain((more) => placements([kind, ...more])),
      fc.constantFrom(...among),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([placed, list, controlsFirst, kindLast]) => {
      const focus = placed[0]!;
      const tags = placed.map(tagsOf);
      const [objects, controls] = [tags.map(([tag]) => tag), tags.map(([, tag]) => tag)];
      const inside = controlsFirst ? [...controls, ...objects] : [...objects, ...controls];
      const data: JsonObject = { '': 'a key that nobody asks for' };
      for (const placement of placed) addData(data, placement);
      const regions = placed.map((placement, i) => regionsOf(placement, `r${i}`));
      const before = kindLast ? regions.slice(1).flat() : [];
      const after = kindLast ? [] : regions.slice(1).flat();
      const position = before.length + (kind.shape ? 1 : 0);
      return {
        kind,
        config: element('View', {}, inside.join('\n')),
        task: { data, [list]: [{ result: [...before, ...regions[0]!, ...after] }] },
        entry: `/${list}/0`,
        region: `/${list}/0/result/${position}`,
        shown: `/data${focus.variable.pointer}`,
        setting: focus.setting,
        // What fast-check prints when a test fails.
        [fc.toStringMethod]() {
          return `${this.config}\n${JSON.stringify(this.task)}`;
        },
      };
    });
}

/** Samples of any kind. */
export const anySamples: Arbitrary<Sample> = fc.constantFrom(...kinds).chain((kind) => samples(kind));
