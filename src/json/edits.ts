/** Text that takes the place of some bytes. */
export interface Edit {
  at: number;
  end: number;
  text: string;
}

/** The bytes with edits that do not overlap; those at one place stay in their order. */
export function applyEdits(source: Buffer, edits: readonly Edit[]): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { at, end, text } of edits.toSorted((a, b) => a.at - b.at)) {
    parts.push(source.subarray(from, at), Buffer.from(text));
    from = end;
  }
  return Buffer.concat([...parts, source.subarray(from)]);
}
