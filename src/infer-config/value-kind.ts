import { fileURLToPath } from 'node:url';
import { isObject, type Json } from '../json/json.ts';
import { meansNoValue } from '../json/no-value.ts';
import { phraseKeysOf } from '../label-config/phrases.ts';
import { hasSoundOnly } from '../readers/sound-only.ts';

/** What a value in the data of a task is best shown with: an object tag, or nothing. */
export type ValueKind = 'Image' | 'Audio' | 'Video' | 'Pdf' | 'HyperText' | 'Text' | 'Paragraphs' | 'Table';

const byExtension: readonly [ValueKind, RegExp][] = [
  ['Image', /\.(?:a?png|jpe?g|gif|bmp|webp|svg|tiff?|avif|jfif|heic|jxl|jp2|p[pgbn]m)$/i],
  ['Audio', /\.(?:wav|mp3|ogg|oga|m4a|flac|aiff|au|aac|opus|weba)$/i],
  ['Video', /\.(?:mp4|webm|mov|mkv|avi|ogv|m4v)$/i],
  ['Pdf', /\.pdf$/i],
];

/** The kind of a value; `empty` fits any kind of text, undefined is what no tag can show. */
export function kindOfValue(value: Json): ValueKind | 'empty' | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return 'Text';
  if (typeof value === 'string') return kindOfText(value);
  if (Array.isArray(value)) return phraseKeysOf(value) ? 'Paragraphs' : undefined;
  return isObject(value) ? 'Table' : undefined;
}

function kindOfText(text: string): ValueKind | 'empty' {
  if (text.trim() === '' || meansNoValue(text)) return 'empty';
  const media = /^data:(image|audio|video)\//.exec(text)?.[1];
  if (media) return media === 'image' ? 'Image' : media === 'audio' ? 'Audio' : 'Video';
  const isLink = !/\s/.test(text) && /^(?:[a-z][a-z\d+.-]*:\/\/|\/)./i.test(text);
  // The path of a file that Label Studio 1.x serves is in the query.
  const path = text
    .replace(/^(?:https?:\/\/[^/?#]+)?\/(?:[^?#]*\/)?data\/local-files\/?\?d=/i, '/')
    .replace(/[?#].*/s, '');
  if (isLink) {
    const kind = byExtension.find(([, extension]) => extension.test(path))?.[0] ?? 'Text';
    return kind === 'Video' && isSoundHere(text) ? 'Audio' : kind;
  }
  return /^\s*<(?:!doctype html|html|body|div|p|table|article|section|span)[\s>]/i.test(text)
    ? 'HyperText'
    : 'Text';
}

/** Whether a link is to a WebM file of this machine that has no pictures, as browsers record sound. */
function isSoundHere(link: string): boolean {
  if (!/^file:\/\/\/.*\.webm$/is.test(link)) return false;
  let path: string;
  try {
    path = fileURLToPath(link);
  } catch {
    // Data may have addresses that are none.
    return false;
  }
  return hasSoundOnly(path);
}

/** The kind that fits both of two values of one key; undefined when there is none. */
export function joinKinds(
  a: ValueKind | 'empty' | undefined,
  b: ValueKind | 'empty' | undefined,
): ValueKind | 'empty' | undefined {
  if (a === b || b === 'empty') return isText(a) || a === b ? a : undefined;
  if (a === 'empty') return isText(b) ? b : undefined;
  return isText(a) && isText(b) ? 'Text' : undefined;
}

/** Kinds whose values are text, numbers or true and false, all of which Text can show. */
function isText(kind: ValueKind | 'empty' | undefined): boolean {
  return kind !== undefined && kind !== 'Paragraphs' && kind !== 'Table';
}
