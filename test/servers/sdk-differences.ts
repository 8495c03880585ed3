import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';

/** One error in a prediction, of lsimport or of the SDK. */
export interface Complaint {
  by: 'lsimport' | 'the SDK';
  /** The code of lsimport, or the sentence of the SDK. */
  says: string;
  /** The region that it is about, if it is about one. */
  region: JsonObject | undefined;
  /** What lsimport points at: the last step of the path, and what is there. */
  key?: string;
  found?: Json | undefined;
}

/** A class of predictions about which the two disagree on purpose: a row in docs/differences-from-the-sdk.md, which says why. */
export interface Difference {
  /** As in the first column of the table. */
  name: string;
  refusedBy: Complaint['by'];
  covers(complaint: Complaint): boolean;
}

/** Of several that cover one complaint the first counts. */
export const differences: readonly Difference[] = [
  ours(
    'a region score that is not a number',
    ({ says, key }) => says === 'result-wrong-type' && key === 'score',
  ),
  ours('`from_name` is `null`', ({ says, key, found }) => {
    return says === 'result-wrong-type' && key === 'from_name' && found === null;
  }),
  ours('a number in quotes', ({ says, found }) => says === 'result-wrong-type' && isNumberInQuotes(found)),
  ours('a word as the start or end of a span', ({ says, key, found }) => {
    return says === 'result-wrong-type' && (key === 'start' || key === 'end') && typeof found === 'string';
  }),
  ours('a start or end below zero', ({ says, key }) => {
    return says === 'result-out-of-range' && (key === 'start' || key === 'end');
  }),
  ours('a span that ends before it starts', ({ says }) => says === 'span-backwards'),
  ours('a span beyond the text, or in a phrase that does not exist', ({ says }) => {
    return says === 'span-out-of-text' || says === 'no-such-phrase';
  }),
  ours('a span of `Paragraphs` without offsets', ({ says, region }) => {
    return says === 'result-missing-key' && region?.type === 'paragraphlabels';
  }),
  ours('a negative radius', ({ says, key }) => says === 'result-out-of-range' && /^radius[XY]$/.test(key!)),
  ours('several choices where one is allowed', ({ says }) => says === 'too-many-choices'),
  ours('a `Pairwise` answer other than left and right', ({ says, key }) => {
    return says === 'result-wrong-type' && key === 'selected';
  }),
  theirs('a prediction score outside 0 to 1', ({ says }) => says.startsWith('Score must be between')),
  theirs('a rotation above 360', ({ region }) => Number(heldBy(region).rotation) > 360),
  theirs('a span of a time series without `instant`', ({ region }) => {
    return region?.type === 'timeserieslabels' && heldBy(region).instant === undefined;
  }),
  theirs('a `VideoRectangle` without `framesCount`, `duration` or `time`', ({ region }) => {
    return region?.type === 'videorectangle';
  }),
  theirs('choices as paths, with `allowNested`', ({ says, region }) => {
    return region?.type === 'choices' && says.endsWith("unhashable type: 'list'");
  }),
  theirs('the text of a `TextArea` outside a list', ({ region }) => typeof heldBy(region).text === 'string'),
  theirs('half a star', ({ region }) => !Number.isInteger(heldBy(region).rating ?? 0)),
  theirs('a `Pairwise` answer that names its own tag in `to_name`', ({ region }) => {
    return region?.type === 'pairwise' && region.to_name === region.from_name;
  }),
  theirs('a `Ranker` answer as one list', ({ region }) => Array.isArray(heldBy(region).ranker)),
];

function ours(name: string, covers: Difference['covers']): Difference {
  return { name, refusedBy: 'lsimport', covers };
}

function theirs(name: string, covers: Difference['covers']): Difference {
  return { name, refusedBy: 'the SDK', covers };
}

function isNumberInQuotes(found: Json | undefined): boolean {
  return typeof found === 'string' && found.trim() !== '' && !Number.isNaN(Number(found));
}

function heldBy(region: JsonObject | undefined): JsonObject {
  return isObject(region?.value) ? region.value : {};
}
