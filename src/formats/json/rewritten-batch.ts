import type { Finding, Located } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../json/json.ts';
import type { ElementBatch } from '../../readers/json/element-batch.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { unreadable } from '../../tasks/record.ts';

/** A record written anew as a task, and what is wrong with it, by the pointer in the record. */
export interface Rewritten {
  text: string;
  problems?: { pointer: string; finding: Finding }[];
}

/**
 * Records as tasks: written anew as JSON with the data's own text, and then read like any other. `rewrite` gets each value with the place of its first
 * byte, and returns undefined for what is a task already.
 */
export function rewrittenBatch(
  elements: ElementBatch,
  displayPath: string,
  rewrite: (value: Json, at: number) => Rewritten | undefined,
  pointerInRecord: (pointer: string) => string = () => '',
): Batch {
  const records = jsonBatch(elements, displayPath);
  const texts: Buffer[] = [];
  const found = new Map<number, Located[]>();
  for (let i = 0; i < records.size; i++) {
    const record = records.read(i);
    if (record === undefined) break;
    if (record === unreadable) {
      found.set(i, [...(records.found?.(i) ?? [])]);
      texts.push(Buffer.from(records.original(i)));
      continue;
    }
    const { text, problems = [] } = rewrite(record.value, elements.starts[i]!) ?? {
      text: records.original(i),
    };
    texts.push(Buffer.from(text));
    if (problems.length === 0) continue;
    found.set(
      i,
      problems.map(({ finding, pointer }) => ({ finding, place: records.locate(i, pointer) })),
    );
  }
  // Another thread would read the elements alone, and neither find what was found here nor know where it stands.
  const { elements: _, ...tasks } = jsonBatch(asElements(texts, elements), displayPath);
  return {
    ...tasks,
    size: records.size,
    ...(records.broken && { broken: records.broken }),
    read: (i) => (i < texts.length ? tasks.read(i) : undefined),
    original: records.original,
    found: (i) => found.get(i) ?? [],
    locate: (i, pointer) => records.locate(i, pointer && pointerInRecord(pointer)),
  };
}

function asElements(
  texts: readonly Buffer[],
  { lines, lineStarts, ...elements }: ElementBatch,
): ElementBatch {
  const ends: number[] = [];
  let length = 0;
  for (const text of texts) {
    length += text.length;
    ends.push(length);
  }
  return {
    ...elements,
    bytes: Buffer.concat(texts),
    starts: [0, ...ends.slice(0, -1)],
    ends,
    lines,
    lineStarts,
  };
}
