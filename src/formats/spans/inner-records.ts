import type { Json } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';

/** A record that stands within an element of a file, with its JSON pointer there. */
export interface InnerRecord {
  record: Json;
  path: string;
}

/** The records that stand in each element of a batch, such as the questions of an article; where an element cannot be read, they end. */
export function* innerRecords(
  elements: Batch,
  file: string,
  recordsOf: (element: Json) => InnerRecord[],
): Generator<Batch> {
  for (let i = 0; i < elements.size; i++) {
    const element = elements.read(i);
    if (!element) {
      yield {
        size: 0,
        read: () => undefined,
        original: () => '',
        locate: () => ({ file }),
        ...(elements.broken && { broken: elements.broken }),
      };
      return;
    }
    yield toBatch(recordsOf(element.value), elements, i);
  }
}

function toBatch(records: readonly InnerRecord[], elements: Batch, index: number): Batch {
  return {
    size: records.length,
    read: (i) => ({ kind: 'made', value: records[i]!.record }),
    original: (i) => JSON.stringify(records[i]!.record),
    locate: (i, pointer = '') => elements.locate(index, `${records[i]!.path}${pointer}`),
  };
}
