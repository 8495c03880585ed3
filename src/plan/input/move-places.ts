import type { Located, Place } from '../../diagnostics/diagnostic.ts';
import type { Importer, Input } from '../../formats/format.ts';
import type { Batch } from '../../tasks/batch.ts';

/** Reads an input whose places are others for people: those in its file are given to `move` first. */
export function* readMoving(
  importer: Importer,
  input: Input,
  move: (place: Place & { line: number }) => Place,
): Generator<Batch> {
  const toOther = (place: Place): Place => {
    const { line } = place;
    return line === undefined || place.file !== input.displayPath ? place : move({ ...place, line });
  };
  const report: Input['report'] = (finding, place) => input.report(finding, toOther(place));
  for (const batch of importer.read({ ...input, report })) {
    const { found } = batch;
    const [read, locate] = [batch.read.bind(batch), batch.locate.bind(batch)];
    batch.locate = (index, pointer) => toOther(locate(index, pointer));
    batch.read = (index) => {
      const record = read(index);
      if (!record && batch.broken) batch.broken = { ...batch.broken, place: toOther(batch.broken.place) };
      return record;
    };
    if (found) {
      batch.found = function* (index): Generator<Located> {
        for (const { finding, place } of found.call(batch, index)) yield { finding, place: toOther(place) };
      };
    }
    yield batch;
  }
}
