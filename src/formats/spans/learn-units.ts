import type { Json } from '../../json/json.ts';
import type { UnitJudge } from '../../regions/span-units.ts';
import { readRecord } from './record.ts';
import { areTags, readSpan } from './span.ts';

/**
 * Shows the first records of a file to the judge of its offsets, so that these are read as those that follow; `head` are the first characters of
 * JSON Lines.
 */
export function learnUnits(head: string, judge: UnitJudge): void {
  for (const line of head.split('\n')) {
    const record = readRecord(parse(line), () => undefined);
    if ('problem' in record || record.unit !== undefined || !record.lists || record.rejected) continue;
    const { text, lists, tokens, unitOfTool } = record;
    const spans = lists.flatMap(({ items }) => {
      const isTag = areTags(items);
      return items.flatMap((item) => {
        const span = readSpan(item, text, isTag);
        return 'problem' in span ? [] : span.labels.map(() => span);
      });
    });
    judge.learn(text, spans, { tokens, ofTool: unitOfTool });
  }
}

/** Null for what is no record, such as a line that was cut. */
function parse(line: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}
