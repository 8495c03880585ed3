/** Tags that a browser neither skips nor leaves out where they stand in order, so that each ends the text before it. */
const known = new Set(
  'a b blockquote br code div em h1 h2 h3 h4 h5 h6 hr i img li mark ol p pre section small span strong sub sup u ul'.split(
    ' ',
  ),
);
const empty = new Set(['br', 'hr', 'img']);
/** Those of which one inside another ends the outer one. */
const alone = /^(?:a|p|h[1-6])$/;

/**
 * How many UTF-16 units a text between two tags of a page has at most, as a browser parses it; undefined where that is not certain without
 * parsing it: with other tags, or with some that do not stand in order.
 */
export function longestText(page: string): number | undefined {
  const open: string[] = [];
  // Pages may be as deep as they are long, so that what is open is counted.
  const openOf = new Map<string, number>();
  const count = (name: string, by: number) => {
    const kind = kindOf(name);
    openOf.set(kind, (openOf.get(kind) ?? 0) + by);
  };
  let longest = 0;
  let last = 0;
  const endsText = (at: number) => {
    const text = page.slice(last, at);
    longest = Math.max(longest, text.length);
    return !text.includes('<');
  };
  for (const { 0: tag, 1: slash, 2: written, index } of page.matchAll(
    /<(\/?)([a-z][a-z\d]*)(?:\s[^<>]*)?\/?>/gi,
  )) {
    const name = written!.toLowerCase();
    if (!endsText(index) || !known.has(name)) return undefined;
    last = index + tag.length;
    if (slash === '/') {
      if (open.pop() !== name) return undefined;
      count(name, -1);
    } else if (!empty.has(name)) {
      if (name === 'li' && !/^[ou]l$/.test(open.at(-1) ?? '')) return undefined;
      if (alone.test(name) && (openOf.get(kindOf(name)) ?? 0) > 0) return undefined;
      open.push(name);
      count(name, 1);
    }
  }
  return endsText(page.length) && open.length === 0 ? longest : undefined;
}

/** Headings end each other. */
export function kindOf(name: string): string {
  return /^h\d$/.test(name) ? 'h' : name;
}
