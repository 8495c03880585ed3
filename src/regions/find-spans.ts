import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { attributeOf } from '../label-config/attribute.ts';
import { indexByName } from '../label-config/find-by-name.ts';
import type { LabelConfig, ObjectTag } from '../label-config/model.ts';
import { shownValue, singlePath } from '../label-config/shown-value.ts';
import { judgeSpan, type Verdict } from './judge-span.ts';
import { indexOffsets, type OffsetIndex } from './offset-unit.ts';

/** A span in a text in which the units differ before its end. */
export interface TextSpan {
  start: number;
  end: number;
  kept: Json | undefined;
  verdict: Verdict;
  /** Its text; undefined when it is not known which it is. */
  index: OffsetIndex | undefined;
}

/** Looks at a region in the data of its task; undefined for all but a TextSpan. */
export type SpanFinder = (region: Json, data: JsonObject) => TextSpan | undefined;

/**
 * Prepares the search for spans of texts. Whose regions are those of a `<Text>` says the label config; without one, or where the text is put
 * together from several keys, it is the text of the data in which the words of the span are.
 */
export function spanFinder(config: LabelConfig | undefined): SpanFinder {
  const findObject = config && indexByName(config.objects);
  const textOf = new Map((config?.objects ?? []).map((object) => [object, textLookup(object)]));
  let last = indexOffsets('');
  let lastData: JsonObject | undefined;
  let lastTexts: OffsetIndex[] = [];

  const textsOf = (data: JsonObject): OffsetIndex[] => {
    if (data !== lastData) lastTexts = [...stringsIn(data)].map(indexOffsets);
    lastData = data;
    return lastTexts;
  };

  return (region, data) => {
    if (!isObject(region) || !isObject(region.value)) return undefined;
    const { value } = region;
    const start = toOffset(value.start);
    const end = toOffset(value.end);
    if (!(start <= end) || 'startOffset' in value) return undefined;
    let lookUp: TextLookup = 'search';
    if (findObject) {
      const object = typeof region.to_name === 'string' ? findObject(region.to_name)?.item : undefined;
      lookUp = object ? textOf.get(object)! : 'elsewhere';
    }
    if (lookUp === 'elsewhere') return undefined;
    const span = { start, end, kept: value.text };
    if (lookUp === 'search') {
      return config || typeof value.text === 'string' || region.type === 'labels'
        ? searchTexts(textsOf(data), span, config !== undefined)
        : undefined;
    }
    const text = lookUp(data);
    if (typeof text !== 'string') return undefined;
    if (text !== last.text) last = indexOffsets(text);
    if (!last.differBefore(end) || end > text.length) return undefined;
    return { ...span, index: last, verdict: judgeSpan(last, start, end, value.text) };
  };
}

/** How the text of an object tag is found; `elsewhere`: it has none, or not in the task. */
type TextLookup = ((data: JsonObject) => Json | undefined) | 'search' | 'elsewhere';

function textLookup(object: ObjectTag): TextLookup {
  const { tag, source } = object;
  if (tag.type !== 'Text') return 'elsewhere';
  if (singlePath(source)) return shownValue(object);
  return attributeOf(tag, 'valueType')?.value === 'url' ? 'elsewhere' : 'search';
}

/** The editor reads digits in a text as a number. Fractions are not places in a text: NaN. */
export function toOffset(offset: Json | undefined): number {
  const number = typeof offset === 'string' && /^\d+$/.test(offset) ? Number(offset) : offset;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : Number.NaN;
}

/** `mustBe`: the span is one of a text for sure. */
function searchTexts(
  texts: readonly OffsetIndex[],
  span: Pick<TextSpan, 'start' | 'end' | 'kept'>,
  mustBe: boolean,
): TextSpan | undefined {
  const { start, end, kept } = span;
  const differing = texts.filter((index) => index.differBefore(end) && end <= index.text.length);
  if (differing.length === 0) return undefined;
  const unknown: TextSpan = { ...span, index: undefined, verdict: 'either' };
  if (typeof kept !== 'string' || kept === '') return unknown;
  // It may be in a text in which the units are the same.
  if (texts.some((index) => !index.differBefore(end) && index.text.slice(start, end) === kept))
    return undefined;
  const fitting = differing
    .map((index) => ({ ...span, index, verdict: judgeSpan(index, start, end, kept) }))
    .filter(({ verdict }) => verdict !== 'none');
  const [first] = fitting;
  if (!first) return mustBe ? unknown : undefined;
  return fitting.every(({ verdict }) => verdict === first.verdict) ? first : unknown;
}

function* stringsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* stringsIn(inner);
  }
}
