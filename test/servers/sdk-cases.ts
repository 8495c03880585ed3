import fc from 'fast-check';
import type { JsonObject } from '../../src/json/json.ts';
import {
  breakPart,
  entryBreaks,
  regionBreaks,
  scoreBreaks,
  scoreOddities,
} from '../generate/break-sample.ts';
import type { Break, Kind } from '../generate/kind.ts';
import { kinds } from '../generate/kinds.ts';
import { type Sample, samples } from '../generate/samples.ts';

/** A prediction that both are asked about. */
export interface SdkCase {
  /** The control tag and what was done to one of its regions, for people. */
  name: string;
  kind: Kind;
  config: string;
  task: JsonObject & { predictions: [JsonObject] };
}

/** Valid predictions made for each change. */
const VALID = 8;
const CHANGED = 2;

/** The same predictions at each run: of every control tag valid ones, and ones that are changed in one place. */
export function makeCases(): SdkCase[] {
  return kinds.flatMap((kind, i) => {
    const arbitrary = samples(kind, 0, ['predictions']);
    let seed = 1000 * i;
    const take = (count: number) => fc.sample(arbitrary, { seed: seed++, numRuns: count });
    const change = (breaks: readonly Break[], part: (sample: Sample) => string) =>
      breaks.flatMap((how) =>
        take(CHANGED).map((sample) => toCase(sample, how.name, breakPart(sample, part(sample), how).task)),
      );
    return [
      ...take(VALID).map((sample) => toCase(sample, 'valid', sample.task)),
      ...change([...kind.breaks, ...(kind.oddities ?? [])], ({ region }) => `${region}/value`),
      ...change(regionBreaks, ({ region }) => region),
      ...change([...entryBreaks, ...scoreBreaks, ...scoreOddities], ({ entry }) => entry),
    ];
  });
}

function toCase({ kind, config }: Sample, how: string, task: unknown): SdkCase {
  return { name: `${kind.name}: ${how}`, kind, config, task: task as SdkCase['task'] };
}
