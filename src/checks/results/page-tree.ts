import { kindOf } from './longest-text.ts';

/** An element of a page, with what is directly in it. */
export interface PageElement {
  name: string;
  elements: Map<string, PageElement[]>;
  texts: PageText[];
}

/** A text between two tags. */
export interface PageText {
  /** Its position among all texts of the page. */
  at: number;
  /** As browsers have it; undefined where it has references to characters that are not looked up. */
  text: string | undefined;
}

/** A page as browsers parse it. */
export interface PageTree {
  body: PageElement;
  texts: PageText[];
  /** It begins with space, which is dropped or not by where it is shown: texts directly in the body are not sure. */
  beginsWithSpace: boolean;
}

/** Elements that browsers neither skip nor move where they stand in order. */
const blocks =
  'article blockquote div figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul';
const words = 'a b br code em i img mark small span strong sub sup u';
const parts = 'caption tbody td tfoot th thead tr';
const block = new Set(blocks.split(' '));
const known = new Set(`${blocks} ${words} ${parts}`.split(' '));
const empty = new Set(['br', 'hr', 'img']);
/** Those of which one inside another ends the outer one. */
const alone = /^(?:a|h[1-6])$/;

/** What may be directly in these, which have no text. */
const only: Readonly<Record<string, readonly string[]>> = {
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
};
const ofTable = new Set(parts.split(' '));

/** UTF-16 units of a page that is read: a longer one is no text that people label. */
const MOST = 4_000_000;

const tags = /<(\/?)([a-z][a-z\d]*)((?:\s[^<>]*)?)>/gi;

/**
 * Reads a page as a browser does where that is certain without all the rules for pages that are not in order: with known elements, each
 * of which is closed; undefined for others. Rows of a table get the tbody that browsers add.
 */
export function readPageTree(source: string): PageTree | undefined {
  if (source.length > MOST) return undefined;
  const page = source.replace(/\r\n?/g, '\n');
  if (page.includes('\0')) return undefined;
  const body = element('body');
  const texts: PageText[] = [];
  const open: (PageElement & { isAdded?: boolean })[] = [body];
  const openOf = new Map<string, number>();
  const top = () => open[open.length - 1]!;
  let last = 0;
  let isAfterPre = false;

  const addText = (end: number): boolean => {
    let text = page.slice(last, end);
    if (isAfterPre && text.startsWith('\n')) text = text.slice(1);
    if (text === '' || (open.length === 1 && texts.length === 0 && isBlank(text) && body.elements.size === 0))
      return true;
    if (text.includes('<') || (top().name in only && !isBlank(text))) return false;
    const made = { at: texts.length, text: withoutReferences(text) };
    texts.push(made);
    top().texts.push(made);
    return true;
  };
  const add = (name: string, isAdded = false): void => {
    const made = { ...element(name), isAdded };
    const same = top().elements.get(name);
    if (same) same.push(made);
    else top().elements.set(name, [made]);
    if (empty.has(name)) return;
    open.push(made);
    openOf.set(kindOf(name), (openOf.get(kindOf(name)) ?? 0) + 1);
  };
  const begin = (name: string): boolean => {
    if (top().isAdded && name !== 'tr') open.pop();
    if (top().name === 'table' && name === 'tr') add('tbody', true);
    const may = only[top().name];
    if (may ? !may.includes(name) : ofTable.has(name)) return false;
    if (name === 'li' && !/^[ou]l$/.test(top().name)) return false;
    // Counted, as pages may be as deep as they are long.
    if (block.has(name) && (openOf.get('p') ?? 0) > 0) return false;
    if (alone.test(name) && (openOf.get(kindOf(name)) ?? 0) > 0) return false;
    add(name);
    return true;
  };
  const end = (name: string): boolean => {
    if (top().isAdded && name === 'table') open.pop();
    if (open.length === 1 || top().isAdded || open.pop()!.name !== name) return false;
    openOf.set(kindOf(name), openOf.get(kindOf(name))! - 1);
    return true;
  };

  for (const { 0: tag, 1: slash, 2: written, 3: attributes, index } of page.matchAll(tags)) {
    const name = written!.toLowerCase();
    if (!addText(index) || !known.has(name) || !areWhole(attributes!)) return undefined;
    last = index + tag.length;
    isAfterPre = slash === '' && name === 'pre';
    if (!(slash === '/' ? end(name) : begin(name))) return undefined;
  }
  const isWhole = addText(page.length) && open.length === 1;
  return isWhole ? { body, texts, beginsWithSpace: /^[ \t\n\f]/.test(page) } : undefined;
}

function element(name: string): PageElement {
  return { name, elements: new Map(), texts: [] };
}

/** Space as HTML has it. */
function isBlank(text: string): boolean {
  return /^[ \t\n\f]*$/.test(text);
}

/** Whether no quote of attributes is left open, as one is where a tag seems to end in a value. */
function areWhole(attributes: string): boolean {
  return !/["']/.test(attributes.replace(/"[^"]*"|'[^']*'/g, ''));
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** A text with the usual references to characters as these; undefined where it has others. */
function withoutReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isSure = true;
  const read = text.replace(/&([a-z]+;|#\d{2,4};)?/gi, (all, reference: string | undefined) => {
    const name = reference?.slice(0, -1) ?? '';
    const code = name.startsWith('#') ? Number(name.slice(1)) : 0;
    // A control character is another one in HTML.
    if (code >= 160 || (code >= 32 && code < 127)) return String.fromCharCode(code);
    const known = Object.hasOwn(references, name) ? references[name] : undefined;
    if (known === undefined) isSure = false;
    return known ?? all;
  });
  return isSure ? read : undefined;
}

/** What a path leads to: a text, an element, or nothing (what is missing); undefined where that is not sure. */
export type Followed = { text?: PageText; missing?: string } | undefined;

/** Follows a path as the editor writes it, such as /div[1]/p[2]/text()[1]. */
export function followPath({ body, beginsWithSpace }: PageTree, way: string): Followed {
  let at = body;
  for (const { 0: step, 1: name, 2: number, index } of way.matchAll(/\/([^/[\]]+)\[(\d+)\]/g)) {
    const missing = `${way.slice(0, index)}${step}`;
    if (name === 'text()') {
      if (beginsWithSpace && at === body) return undefined;
      const text = at.texts[Number(number) - 1];
      return text ? { text } : { missing };
    }
    const next = at.elements.get(name!)?.[Number(number) - 1];
    if (!next) {
      const hint =
        at.name === 'table' && name === 'tr' ? ', as browsers put the rows of a table into a tbody' : '';
      return { missing: missing + hint };
    }
    at = next;
  }
  return {};
}

/** The text from one place of a page to another; undefined where some of it is not sure, or they are the wrong way round. */
export function textBetween(
  { texts }: PageTree,
  first: PageText,
  start: number,
  last: PageText,
  end: number,
): string | undefined {
  if (first.at > last.at) return undefined;
  if (first === last) return first.text?.slice(start, end);
  const between = texts.slice(first.at, last.at + 1).map(({ text }) => text);
  if (between.includes(undefined)) return undefined;
  between[0] = first.text!.slice(start);
  between[between.length - 1] = last.text!.slice(0, end);
  return between.join('');
}
