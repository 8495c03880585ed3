import { expect, it } from 'vitest';
import { csvBatches } from '../../src/formats/csv/batch.ts';
import type { CsvPlan } from '../../src/formats/csv/plan.ts';
import { packElements, unpackElements } from '../../src/parallel/packed-elements.ts';
import { type PackedRows, packRows, planSender, rowUnpacker } from '../../src/parallel/packed-rows.ts';
import type { ByteReader } from '../../src/readers/byte-reader.ts';
import { cutRows } from '../../src/readers/csv/rows.ts';
import { cutElements } from '../../src/readers/json/elements.ts';
import { jsonBatch } from '../../src/tasks/json-batch.ts';

function reading(text: string): ByteReader {
  const bytes = Buffer.from(text);
  let at = 0;
  return {
    size: bytes.length,
    read(into, to) {
      const came = bytes.copy(into, to, at);
      at += came;
      return came;
    },
    close() {},
  };
}

/** Elements between others, characters of several bytes at every distance. */
const items = Array.from({ length: 300 }, (_, i) => `{"text": "${'ć\u{1f426}x'.repeat(i % 70)}"}`);

it.each([
  ['in one line', `[${items.join(', ')}]`],
  ['in lines', `[\n${items.join(',\r\n')}\n]`],
])('elements %s are located in another thread as in this one', (_, text) => {
  const [all] = [...cutElements(reading(text))];
  for (const from of [0, 1, 57, 149, 298]) {
    const to = from + 2;
    const part = (list: number[]) => list.slice(from, to);
    const elements = {
      ...all!,
      starts: part(all!.starts),
      ends: part(all!.ends),
      lines: part(all!.lines),
      lineStarts: part(all!.lineStarts),
    };
    const here = jsonBatch(elements, 't.json');
    const there = unpackElements(packElements(elements, 't.json', new Uint8Array()));
    for (const pointer of ['', '/text']) {
      expect(there.locate(0, pointer)).toEqual(here.locate(0, pointer));
      expect(there.locate(1, pointer)).toEqual(here.locate(1, pointer));
    }
  }
});

it.each(['\n', '\r\n', '\r'])('rows that end in %j are located in another thread as in this one', (end) => {
  const plan = {
    columns: ['a', 'b'].map((name) => ({ name, as: 'text' })),
    trailing: 0,
    file: 't.csv',
  } as unknown as CsvPlan;
  const text = items.map((_, i) => `${i},ć\u{1f426}${'y'.repeat(i % 90)}`).join(end);
  const rows = cutRows(reading(text), 0x2c).next().value;
  const part = { ...rows!, size: 3 };
  for (const name of ['firstCells', 'lines', 'rowStarts'] as const) part[name] = rows![name].slice(150, 154);
  const first = part.firstCells[0]!;
  for (const name of ['starts', 'ends', 'kinds'] as const) part[name] = rows![name].slice(first);
  part.firstCells = part.firstCells.map((cell) => cell - first);
  const here = csvBatches(plan)(part, [0, 2]);
  const there = rowUnpacker()(packRows({ rows: part, picked: [0, 2], plan }, new Uint8Array()));
  for (const index of [0, 1]) {
    expect(there.locate(index, '/data/b')).toEqual(here.locate(index, '/data/b'));
    expect(there.original(index)).toBe(here.original(index));
  }
});

it('a plan is sent once', () => {
  const rows = (plan: object) => ({ kind: 'rows', plan }) as PackedRows;
  const [one, other] = [{}, {}];
  const withoutKnown = planSender();
  expect([one, one, other, other, one].map((plan) => withoutKnown(rows(plan)).plan)).toEqual([
    one,
    undefined,
    other,
    undefined,
    one,
  ]);
});
