import { append } from '../../lists.ts';
import { toNumber } from '../../regions/to-number.ts';
import { childOf, childrenOf } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import { decoded } from '../labelled/file-lookup.ts';
import { isUrl } from '../labelled/find-image.ts';
import { readTimeSlots } from './times.ts';

/** An annotation of a tier in seconds, or what is wrong with it, as the end of a sentence. */
export interface TierAnnotation {
  id: string;
  tier: string;
  text: string;
  /** The annotation that it refers to. */
  parent: string | undefined;
  place: { start: number; end: number } | { problem: string };
  /** The offset of its element. */
  at: number;
}

export interface EafDocument {
  annotations: TierAnnotation[];
  /** Names of media, relative ones first, with the time in seconds that the document begins at in each. */
  media: ReadonlyMap<string, number>;
  /** Borders without a time of their own. */
  interpolated: number;
  /** Things that regions have no place for, by what they are. */
  skipped: string[];
}

/** Reads an <ANNOTATION_DOCUMENT> of ELAN. */
export function readDocument(root: XmlElement): EafDocument {
  const { timeOf, interpolated } = readTimeSlots(childOf(root, 'TIME_ORDER'));
  const skipped = besideTiers(root);
  const raw = childrenOf(root, 'TIER').flatMap((tier) => {
    const name = attribute(tier, 'TIER_ID') ?? '';
    for (const key of ['PARTICIPANT', 'ANNOTATOR']) {
      if (attribute(tier, key)) skipped.push(`${key.toLowerCase()}s of tiers`);
    }
    append(skipped, referencesOf(tier, 'tiers'));
    const own = childrenOf(tier, 'ANNOTATION').flatMap((annotation) => readAnnotation(annotation, name));
    // What refers to another annotation belongs to that; of what has times of its own, only the tiers say it.
    if (attribute(tier, 'PARENT_REF') && own.some(({ ref }) => ref === undefined))
      skipped.push('parents of tiers with times of their own (PARENT_REF)');
    return own;
  });
  for (const { element } of raw) append(skipped, referencesOf(element, 'annotations'));
  const places = placeAll(raw, timeOf);
  const annotations = raw.map(({ element, tier, text, id, ref }) => ({
    id,
    tier,
    text,
    parent: ref,
    place: places.get(id) ?? { problem: 'it refers to an annotation without a time' },
    at: element.at,
  }));
  return { annotations, media: mediaOf(root), interpolated, skipped };
}

/** What a document has beside its tiers, once for each. */
function besideTiers(root: XmlElement): string[] {
  const links = childrenOf(root, 'REF_LINK_SET').flatMap((set) =>
    ['CROSS_REF_LINK', 'GROUP_REF_LINK'].flatMap((name) => childrenOf(set, name)),
  );
  const header = childOf(root, 'HEADER');
  const files = header ? childrenOf(header, 'LINKED_FILE_DESCRIPTOR') : [];
  return [
    ...links.map(() => 'links between annotations (REF_LINK_SET)'),
    ...childrenOf(root, 'LEXICON_REF').map(() => 'references to lexicons (LEXICON_REF)'),
    ...files.map(() => 'files linked beside the media (LINKED_FILE_DESCRIPTOR)'),
  ];
}

/** What an element refers to outside of its text: entries of vocabularies, other files and languages. */
function referencesOf(element: XmlElement, of: string): string[] {
  const named = ['CVE_REF', 'EXT_REF', 'LANG_REF', 'SVG_REF'].filter((key) => attribute(element, key));
  return named.map((key) => `attributes of ${of} called "${key}"`);
}

interface RawAnnotation {
  element: XmlElement;
  tier: string;
  text: string;
  id: string;
  /** The annotation that it refers to, and the one before it on its tier. */
  ref: string | undefined;
  previous: string | undefined;
}

function readAnnotation(annotation: XmlElement, tier: string): RawAnnotation[] {
  const element = childOf(annotation, 'ALIGNABLE_ANNOTATION') ?? childOf(annotation, 'REF_ANNOTATION');
  if (!element) return [];
  const value = childOf(element, 'ANNOTATION_VALUE');
  const text = (value?.content ?? []).filter((child) => typeof child === 'string').join('');
  return [
    {
      element,
      tier,
      text,
      id: attribute(element, 'ANNOTATION_ID') ?? `at ${element.at}`,
      ref: attribute(element, 'ANNOTATION_REF'),
      previous: attribute(element, 'PREVIOUS_ANNOTATION'),
    },
  ];
}

type Placed = TierAnnotation['place'];

/** Those that refer to another lie where that does; several in a row (a symbolic subdivision) divide it evenly, as ELAN shows them. */
function placeAll(
  raw: readonly RawAnnotation[],
  timeOf: (id: string) => number | undefined,
): Map<string, Placed> {
  const places = new Map<string, Placed>();
  const rows = new Map<string, RawAnnotation[]>();
  for (const annotation of raw) {
    const { element, id, ref, tier } = annotation;
    if (ref === undefined) {
      const [start, end] = ['TIME_SLOT_REF1', 'TIME_SLOT_REF2'].map((key) =>
        timeOf(attribute(element, key) ?? ''),
      );
      const isWhole = start !== undefined && end !== undefined;
      places.set(id, isWhole ? { start, end } : { problem: 'one of its time slots has no time' });
    } else {
      const key = JSON.stringify([tier, ref]);
      const row = rows.get(key);
      if (row) row.push(annotation);
      else rows.set(key, [annotation]);
    }
  }
  const below = new Map<string, RawAnnotation[][]>();
  for (const row of rows.values()) {
    const { ref } = row[0]!;
    const others = below.get(ref!);
    if (others) others.push(row);
    else below.set(ref!, [row]);
  }
  // Tiers may refer to tiers that come later. What is placed on the way is looked at in its turn.
  for (const [id, parent] of places) {
    for (const row of below.get(id) ?? []) {
      for (const [i, part] of inOrder(row).entries()) {
        if (!places.has(part.id)) places.set(part.id, partOf(parent, i, row.length));
      }
    }
  }
  return places;
}

function partOf(parent: Placed, index: number, count: number): Placed {
  if ('problem' in parent) return { problem: 'it refers to an annotation without a time' };
  const length = (parent.end - parent.start) / count;
  const end = index === count - 1 ? parent.end : parent.start + length * (index + 1);
  return { start: parent.start + length * index, end };
}

/** Each after the one that it calls the previous. */
function inOrder(row: readonly RawAnnotation[]): readonly RawAnnotation[] {
  const after = new Map(row.map((annotation) => [annotation.previous, annotation]));
  const ordered: RawAnnotation[] = [];
  for (let next = after.get(undefined); next && ordered.length < row.length; next = after.get(next.id))
    ordered.push(next);
  return ordered.length === row.length ? ordered : row;
}

function descriptorsOf(root: XmlElement): XmlElement[] {
  const header = childOf(root, 'HEADER');
  return header ? childrenOf(header, 'MEDIA_DESCRIPTOR') : [];
}

function mediaOf(root: XmlElement): Map<string, number> {
  const media = new Map<string, number>();
  for (const descriptor of descriptorsOf(root)) {
    const origin = (toNumber(attribute(descriptor, 'TIME_ORIGIN')) ?? 0) / 1000;
    for (const key of ['RELATIVE_MEDIA_URL', 'MEDIA_URL']) {
      const url = attribute(descriptor, key) ?? '';
      // They are URLs, but some programs write plain names.
      for (const name of isUrl(url) ? [url] : [decoded(url), url]) {
        if (name !== '' && !media.has(name)) media.set(name, origin);
      }
    }
  }
  return media;
}

function attribute({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.get(name)?.value;
}
