/** A labelled stretch of a text: from `start` up to `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
  label: string;
}

/** A tag in parts: what it says of its token's place in a span, and the label; undefined for a tag of no known scheme. */
export type Tag = { role: 'outside' | 'begin' | 'inside' | 'end' | 'single'; label: string };

/** What the letter of a tag says of the place of its token in a span. */
export const roles: Readonly<Record<string, Tag['role']>> = {
  B: 'begin',
  I: 'inside',
  M: 'inside',
  E: 'end',
  L: 'end',
  S: 'single',
  U: 'single',
};

const outside: Tag = { role: 'outside', label: '' };

/** Reads a tag of BIO (IOB1 and IOB2), BIOES, BILOU or BMES: O, or a letter, a dash or underscore, and a label. */
export function parseTag(tag: string): Tag | undefined {
  if (tag === 'O') return outside;
  // Every token has one: a pattern takes twice as long.
  const role = roles[tag.charAt(0)];
  const isDivided = tag.charAt(1) === '-' || tag.charAt(1) === '_';
  return role && isDivided && tag.length > 2 ? { role, label: tag.slice(2) } : undefined;
}

/** Puts spans together token by token, in whatever scheme: a token inside of no span of its label begins one, as IOB1 has it. */
export function spanBuilder() {
  const spans: Span[] = [];
  let open: Span | undefined;
  return {
    spans,
    /** Returns true when the tag goes on with a span that is not there. */
    add({ role, label }: Tag, start: number, end: number): boolean {
      const goesOn = open?.label === label && (role === 'inside' || role === 'end');
      if (goesOn) open!.end = end;
      else if (role !== 'outside') {
        open = { start, end, label };
        spans.push(open);
      }
      if (role !== 'begin' && role !== 'inside') open = undefined;
      return !goesOn && (role === 'inside' || role === 'end');
    },
  };
}
