import type { ByteReader } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { stripSpace } from '../../readers/strip-space.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeBatch } from '../../tasks/made-batch.ts';
import type { MadeTask } from '../../tasks/record.ts';
import type { Input } from '../format.ts';

/** Tasks handed over at a time at the most. */
const BATCH = 5000;

/**
 * Each paragraph is a task: lines up to one that is blank, joined by line feeds, the space in them kept, since it counts in the offsets of
 * labels. Blank lines only separate; a file of nothing else is counted.
 */
export function* readParagraphs(reader: ByteReader, displayPath: string, input: Input): Generator<Batch> {
  let lines: string[] = [];
  let texts: string[] = [];
  let firstLines: number[] = [];
  let isBlank = true;
  const endParagraph = () => {
    if (lines.length === 0) return;
    texts.push(lines.join('\n'));
    lines = [];
    isBlank = false;
  };
  const handOver = function* (): Generator<Batch> {
    if (texts.length === 0) return;
    const [taken, places] = [texts, firstLines];
    texts = [];
    firstLines = firstLines.slice(taken.length);
    const tasks: MadeTask[] = taken.map((text) => ({ data: { [input.dataKey]: text } }));
    const locate = (i: number) => ({ file: displayPath, line: places[i]! });
    const batch = madeBatch(tasks, locate, (i) => taken[i]!);
    yield input.profile.refusesNul
      ? { ...batch, found: (i) => findNul(taken[i]!, 'paragraph', locate(i)) }
      : batch;
  };
  for (const batch of cutLines(reader)) {
    const textOf = textOfLines(batch);
    for (let i = 0; i < batch.starts.length; i++) {
      const line = textOf(i);
      if (stripSpace(line) === '') endParagraph();
      else if (lines.push(line) === 1) firstLines.push(batch.first + i);
      if (texts.length >= BATCH) yield* handOver();
    }
    yield* handOver();
  }
  endParagraph();
  if (isBlank) input.skip('blank files', 1);
  yield* handOver();
}
