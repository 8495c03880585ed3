/** Whole numbers of four bytes. */
export const words = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, i * 4);
  return bytes;
};
/** A box of an MP4 file. */
export const box = (name: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content);
  return Buffer.concat([words(inside.length + 8), Buffer.from(name, 'latin1'), inside]);
};

/** A track as ISO/IEC 14496-12 has it: the header with the units of a second, the kind, and runs of samples with the units that each takes. */
export const track = (kind: string, timescale: number, ...runs: [count: number, units: number][]) =>
  box(
    'trak',
    box('tkhd', words(0)),
    box(
      'mdia',
      box('mdhd', words(0, 0, 0, timescale, 0, 0)),
      box('hdlr', words(0, 0), Buffer.from(kind, 'latin1'), words(0, 0, 0)),
      box('minf', box('stbl', box('stts', words(0, runs.length, ...runs.flat())))),
    ),
  );
/** The box that a file begins with. */
export const start = box('ftyp', Buffer.from('isom', 'latin1'), words(0));
