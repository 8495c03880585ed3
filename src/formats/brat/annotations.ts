/** One line of a file of annotations, or what is wrong with it, as the end of a sentence. */
export type BratLine =
  | {
      kind: 'text-bound';
      id: string;
      label: string;
      parts: { start: number; end: number }[];
      kept: string | undefined;
    }
  | { kind: 'relation'; label: string; from: string; to: string }
  | { kind: 'event'; id: string; trigger: string; roles: { label: string; id: string }[] }
  /** What Label Studio has no place for, by what it is. */
  | { kind: 'other'; what: string }
  | { kind: 'malformed'; problem: string };

/** Reads a line of standoff annotations (brat, "brat standoff format"). */
export function readBratLine(line: string): BratLine {
  const [id = '', body = '', kept] = line.split('\t');
  const words = body.trim().split(/\s+/);
  switch (id[0]) {
    case 'T':
      return readTextBound(id, body, kept);
    case 'R':
      return readRelation(words);
    case 'E':
      return readEvent(id, words);
    case '*':
      return { kind: 'other', what: `relations without a direction (${words[0]})` };
    case 'A':
    case 'M':
      return { kind: 'other', what: `attributes called ${JSON.stringify(words[0])}` };
    case 'N':
      return { kind: 'other', what: 'normalizations' };
    case '#':
      return { kind: 'other', what: 'notes' };
    default:
      return { kind: 'malformed', problem: 'it begins with none of T, R, E, A, M, N, * and #' };
  }
}

function readTextBound(id: string, body: string, kept: string | undefined): BratLine {
  // Places are cut before they are looked at: a pattern that repeats a group fails on a million of them.
  const [, label, written] = /^(\S+) ([\d ;]+)$/.exec(body.trim()) ?? [];
  const places = written?.split(';');
  if (label === undefined || !places!.every((place) => /^\d+ \d+$/.test(place))) {
    return {
      kind: 'malformed',
      problem: 'between its tabs there is not a label and places such as 0 5 or 0 5;8 9',
    };
  }
  const parts = places!.map((place) => {
    const [start, end] = place.split(' ').map(Number) as [number, number];
    return { start, end };
  });
  return { kind: 'text-bound', id, label, parts, kept: kept?.trim() === '' ? undefined : kept };
}

function readRelation([label, ...args]: readonly string[]): BratLine {
  const [from, to, ...more] = args.map((arg) => /^[^:\s]+:(\S+)$/.exec(arg)?.[1]);
  if (label === undefined || from === undefined || to === undefined || more.length > 0) {
    return { kind: 'malformed', problem: 'it is not a label with two arguments such as Arg1:T1 Arg2:T2' };
  }
  return { kind: 'relation', label, from, to };
}

function readEvent(id: string, parts: readonly string[]): BratLine {
  const pairs = parts.map((part) => /^([^:\s]+):(\S+)$/.exec(part));
  const [trigger, ...roles] = pairs;
  if (!trigger || roles.includes(null)) {
    return { kind: 'malformed', problem: 'it is not a trigger with roles such as Attack:T1 Agent:T2' };
  }
  return {
    kind: 'event',
    id,
    trigger: trigger[2]!,
    roles: roles.map((role) => ({ label: role![1]!, id: role![2]! })),
  };
}

/** The words of each part of a span: brat joins them with a space. Undefined where they are not as long as the parts. */
export function keptOfParts(
  parts: readonly { start: number; end: number }[],
  kept: string | undefined,
): (string | undefined)[] {
  if (kept === undefined || parts.length === 1) return parts.map(() => kept);
  const characters = [...kept];
  const length = parts.reduce((sum, { start, end }) => sum + end - start, parts.length - 1);
  if (characters.length !== length) return parts.map(() => undefined);
  let at = 0;
  return parts.map(({ start, end }) => {
    const piece = characters.slice(at, at + end - start).join('');
    at += end - start + 1;
    return piece;
  });
}
