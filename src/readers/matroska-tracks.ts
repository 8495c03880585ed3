/** Elements of Matroska and WebM, by their ids (RFC 9559). */
const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;

const VIDEO = 1;
const SOUND = 2;

interface Element {
  id: number;
  /** Where what is in it begins and ends; a size that the program did not know ends with the bytes. */
  from: number;
  to: number;
}

export interface MatroskaTracks {
  isWebm: boolean;
  hasSoundOnly: boolean;
  hasPictures: boolean;
}

/** What the first bytes of a WebM or Matroska file say of its tracks; undefined for other files, and where they say nothing. */
export function matroskaOf(head: Buffer): MatroskaTracks | undefined {
  let isWebm = false;
  for (const { id, from, to } of elementsOf(head, 0, Infinity)) {
    if (id === EBML) {
      const type = find(head, from, to, DOC_TYPE);
      isWebm = type !== undefined && head.toString('latin1', type.from, type.to).startsWith('webm');
    } else if (id === SEGMENT) {
      const types = typesOfTracks(head, from, to);
      if (!types) return undefined;
      const hasPictures = types.includes(VIDEO);
      return { isWebm, hasSoundOnly: types.includes(SOUND) && !hasPictures, hasPictures };
    } else return undefined;
  }
  return undefined;
}

/** The types of all tracks; undefined when the list of tracks is not whole in these bytes. */
function typesOfTracks(head: Buffer, from: number, to: number): number[] | undefined {
  const tracks = find(head, from, to, TRACKS);
  if (!tracks || tracks.to > head.length) return undefined;
  return [...elementsOf(head, tracks.from, tracks.to)].flatMap((track) => {
    const type = track.id === TRACK_ENTRY ? find(head, track.from, track.to, TRACK_TYPE) : undefined;
    return type && type.to > type.from && type.to <= head.length ? [head[type.to - 1]!] : [];
  });
}

/** The first of the elements from one place to another that has an id, as long as no sound or picture comes before. */
function find(head: Buffer, from: number, to: number, id: number): Element | undefined {
  for (const element of elementsOf(head, from, to)) {
    if (element.id === id) return element;
    if (element.id === CLUSTER) return undefined;
  }
  return undefined;
}

function* elementsOf(head: Buffer, from: number, to: number): Generator<Element> {
  for (let at = from; at < Math.min(to, head.length); ) {
    const id = numberAt(head, at, 4, true);
    const size = id && numberAt(head, id.end, 8, false);
    if (!size) return;
    const end = size.value === undefined ? Infinity : size.end + size.value;
    yield { id: id.value!, from: size.end, to: Math.min(end, to) };
    at = end;
  }
}

/** A number whose first byte says by its leading zeros how many bytes follow. Of a size all ones are "unknown"; an id keeps the mark. */
function numberAt(
  head: Buffer,
  at: number,
  most: number,
  keepsMark: boolean,
): { value: number | undefined; end: number } | undefined {
  const length = Math.clz32(head[at] ?? 0) - 23;
  if (length > most || at + length > head.length) return undefined;
  let value = keepsMark ? head[at]! : head[at]! & (0xff >> length);
  let isUnknown = !keepsMark && value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = head[at + i]!;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value: isUnknown ? undefined : value, end: at + length };
}
