import type { SeenObject } from './describe-objects.ts';
import type { MediaLinks } from './media-links.ts';
import type { PageEntry, PageObject } from './model.ts';

/** Characters of a text that the page gets, rows of a table, and the like: a page of more would not open. */
const MOST_CHARACTERS = 200_000;
const MOST_ROWS = 500;
const MOST_PAGES = 50;
/** Regions of one result. */
const MOST_REGIONS = 20_000;

/** What a page can bear of an object, with the number of characters or rows that are cut; files get their addresses. */
export function limitObject(
  { readSeries, ...object }: SeenObject,
  { resolve, fileOf }: MediaLinks,
): PageObject {
  switch (object.kind) {
    case 'text': {
      const text = wholeCharacters(object.text);
      return text === object.text ? object : { ...object, text, cut: object.text.length - text.length };
    }
    case 'html': {
      const html = wholeCharacters(object.html);
      return html === object.html ? object : { ...object, html, cut: object.html.length - html.length };
    }
    case 'phrases':
      return { ...object, ...limitList('phrases', object.phrases) };
    case 'list':
      return { ...object, ...limitList('items', object.items) };
    case 'table':
      return { ...object, ...limitList('rows', object.rows) };
    case 'image':
      return { ...object, pages: object.pages.slice(0, MOST_PAGES).map(({ link }) => resolve(link)) };
    case 'audio':
    case 'video':
    case 'pdf':
      return { ...object, media: resolve(object.media.link) };
    case 'series': {
      const { media } = object;
      const series = readSeries?.(media && fileOf(media.link));
      return { ...object, ...(media && { media: resolve(media.link) }), ...(series && { series }) };
    }
    case 'other':
      return { ...object, text: wholeCharacters(object.text) };
    default:
      return object;
  }
}

/** What a page can bear of a result. */
export function limitEntry(entry: PageEntry): PageEntry {
  const cut = entry.regions.length - MOST_REGIONS;
  return cut > 0 ? { ...entry, regions: entry.regions.slice(0, MOST_REGIONS), cut } : entry;
}

/** As many items as there is room for, by number and by characters. */
function limitList<Key extends string, Item>(key: Key, items: readonly Item[]) {
  let characters = 0;
  let count = 0;
  while (count < items.length && count < MOST_ROWS && characters < MOST_CHARACTERS) {
    characters += JSON.stringify(items[count++]).length;
  }
  const cut = items.length - count;
  return { [key]: items.slice(0, count), ...(cut > 0 && { cut }) } as { [K in Key]: Item[] } & {
    cut?: number;
  };
}

/** No half of a surrogate pair at the end. */
function wholeCharacters(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return text.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
}
