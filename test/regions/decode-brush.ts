/**
 * The picture in the `rle` of a BrushLabels result, one text a row with # for what is painted: read as the comment in brush.py of
 * label-studio-sdk describes rle-pack, with none of our own code.
 */
export function decodeBrush(rle: readonly number[], width: number): string[] {
  const bits = rle.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const read = (size: number) => {
    at += size;
    return Number.parseInt(bits.slice(at - size, at), 2);
  };
  const total = read(32);
  const wordSize = read(5) + 1;
  const sizes = [0, 0, 0, 0].map(() => read(4) + 1);
  const values: number[] = [];
  while (values.length < total) {
    const isRun = read(1) === 1;
    const count = read(sizes[read(2)]!) + 1;
    const value = isRun ? read(wordSize) : undefined;
    for (let i = 0; i < count; i++) values.push(value ?? read(wordSize));
  }
  const pixels = values.filter((_value, i) => i % 4 === 3).map((opacity) => (opacity > 0 ? '#' : '.'));
  return Array.from({ length: pixels.length / width }, (_, row) =>
    pixels.slice(row * width, (row + 1) * width).join(''),
  );
}
