import { cutHead, detectDelimiter } from './delimiter.ts';

/**
 * The beginning of a table from its header on, with the lines that stand before it: one such as "sep=;", comments (#), and blank ones with these.
 * `isWhole` is false where the last line may be cut.
 */
export function skipPreamble(head: string, isWhole = true): { text: string; before: readonly string[] } {
  // Nearly all tables have none.
  if (!/^(?:\s|")*(?:sep=|#)/i.test(head)) return { text: head, before: [] };
  const cut = isWhole ? cutHead(head) : detectDelimiter({ bytes: Buffer.from(head), whole: false });
  const lines = head.split(/\r\n|\n|\r/);
  let count = 0;
  for (let toSkip = cut.preamble; toSkip > 0 && count < lines.length; count++)
    if (lines[count]!.trim() !== '') toSkip--;
  while (count > 0 && lines[count]?.trim() === '') count++;
  return { text: lines.slice(count).join('\n'), before: lines.slice(0, count) };
}
