import type { Shape, Size } from '../../regions/shape.ts';

/** A block, line or word of a page, with what is in it. */
export interface OcrItem {
  /** What it is, which becomes its label: `Block`, `Paragraph`, `Line`, `Word`, or what the file calls it. */
  label: string;
  shape: Shape | { problem: string };
  /** Its text; for lines without one, that of their words. */
  text: string | undefined;
  /** From 0 to 1. */
  score: number | undefined;
  items: OcrItem[];
  line: number;
}

export interface OcrPage {
  /** The image that the file names, if it names one. */
  image: string | undefined;
  /** What the coordinates are fractions of. */
  size: Size | undefined;
  /** What the coordinates are in, where that is not pixels, so that the size says nothing of the image. */
  unit?: string;
  items: OcrItem[];
  line: number;
}

/** Reads the pages of a file; undefined when it is none of the format, which was reported. */
export type ReadPages = (path: string, displayPath: string) => OcrPage[] | undefined;

/** A box between two corners. */
export function boxBetween(left: number, top: number, right: number, bottom: number): OcrItem['shape'] {
  if (right < left || bottom < top) return { problem: 'its box ends before it starts' };
  return { kind: 'rectangle', x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether an item, or something in it, has a text. */
export function hasText({ text, items }: OcrItem): boolean {
  return text !== undefined || items.some(hasText);
}

/** The text of an item; of a line without one, the words in it with spaces between. */
export function textOf({ label, text, items }: OcrItem): string | undefined {
  if (text !== undefined) return text;
  const words = label === 'Line' ? items.flatMap((item) => item.text ?? []) : [];
  return words.length > 0 ? words.join(' ') : undefined;
}
