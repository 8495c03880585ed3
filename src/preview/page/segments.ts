/** Places of a text that a region covers, from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
  /** Number of the region. */
  region: number;
}

/** A stretch of text that the same regions cover. */
export interface Segment {
  start: number;
  end: number;
  /** The spans that cover it, the shortest last. */
  spans: Placed[];
  /** Spans that end with it. */
  ending: Placed[];
}

/** A span with the line below the text that it is drawn on, counting from 0: no two spans on one line overlap. */
export interface Placed extends Span {
  lane: number;
}

/** Cuts a text of a length where spans begin and end. */
export function segmentsOf(spans: readonly Span[], length: number): { segments: Segment[]; lanes: number } {
  const placed = place(
    spans
      .map((span) => ({ ...span, start: clamp(span.start, length), end: clamp(span.end, length) }))
      .filter(({ start, end }) => start < end),
  );
  const borders = new Set([0, length]);
  for (const { start, end } of placed) borders.add(start).add(end);
  const cuts = [...borders].sort((a, b) => a - b);
  const starting = groupBy(placed, ({ start }) => start);
  const open = new Set<Placed>();
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    for (const span of open) if (span.end <= start) open.delete(span);
    for (const span of starting.get(start) ?? []) open.add(span);
    const covering = [...open].sort((a, b) => b.end - b.start - (a.end - a.start));
    segments.push({ start, end, spans: covering, ending: covering.filter((span) => span.end === end) });
  }
  return { segments, lanes: Math.max(0, ...placed.map(({ lane }) => lane + 1)) };
}

/** Gives each span the first line that is free, in the order in which they begin. */
export function place(spans: readonly Span[]): Placed[] {
  const free: number[] = [];
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((span) => {
      let lane = free.findIndex((until) => until <= span.start);
      if (lane < 0) lane = free.length;
      free[lane] = span.end;
      return { ...span, lane };
    });
}

function clamp(place: number, length: number): number {
  return Math.min(Math.max(Math.round(place), 0), length);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
