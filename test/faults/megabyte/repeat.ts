/** Bytes that an input is grown to. */
export const SIZE = 1_000_000;

/** As many parts as make a megabyte. */
export function repeat(part: (i: number) => string, between = ''): string {
  const parts: string[] = [];
  for (let length = 0, i = 0; length < SIZE; i++) {
    parts.push(part(i));
    length += parts.at(-1)!.length + between.length;
  }
  return parts.join(between);
}
