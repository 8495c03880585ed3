import { describe, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import { beyondText } from '../../regions/span-beyond.ts';
import { checkGlobalOffsets, checkOffsets, checkWords } from './check-span-members.ts';
import { type ResultCursor, regionPath, reportNotShown, type ValueCheck } from './cursor.ts';
import { longestText } from './longest-text.ts';
import {
  type Followed,
  followPath,
  type PageText,
  type PageTree,
  readPageTree,
  textBetween,
} from './page-tree.ts';

const step = /\/([\w:-]+)\[(\d+)\](?=\/|$)/g;

/** A path that is written otherwise than the editor of 1.x does, which 0.9 may find. */
const otherPath = /^\.?\/(?!\/)[\w/:.()[\]-]*$/;

/** Elements that a browser adds, and those that it doubles where they are not closed in order. */
const added = new Set(['tbody', 'colgroup', 'tr']);
/** Those that a page has around what is shown of it, and which are in no path. */
const around = new Set(['html', 'head', 'body']);
const doubled = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;

/** What keeps some of the text of a page from being selected. */
const mayHide = /\bhidden\b|\bdisplay\s*:|\bvisibility\s*:|\buser-select\s*:/i;

/** A text without what a selection in a browser has otherwise: spaces, breaks of lines and capitals of styles. */
function meaningOf(text: string): string {
  return text.replace(/[\s\u00ad\u200b]/g, '').toLowerCase();
}

/**
 * Checks a span of a page. What is reported is certain whatever a browser makes of the page: a path that cannot be followed, to more
 * elements of a kind than the page has, or an offset beyond all of its text. A page that is in order is also read as browsers do, and
 * paths are followed in it.
 */
export function checkHtmlSpan(control: ControlTag, object: ObjectTag): ValueCheck {
  const pageOf = shownValue(object);
  let counter = countElements('');
  let longest: { page: string; length: number | undefined } | undefined;
  const longestOf = (page: string) => {
    if (longest?.page !== page) longest = { page, length: longestText(page) };
    return longest.length;
  };
  let tree: { page: string; read: PageTree | undefined } | undefined;
  const followIn = (page: Json | undefined, way: string): Followed => {
    if (typeof page !== 'string') return undefined;
    if (tree?.page !== page) tree = { page, read: readPageTree(page) };
    return tree.read && followPath(tree.read, way);
  };

  return (value, _region, cursor) => {
    checkWords(value.text, cursor, control);
    const hasGlobal = checkGlobalOffsets(value, cursor, control);
    if (!checkOffsets(value, ['startOffset', 'endOffset'], cursor, control)) return true;
    const page = pageOf(cursor.data);
    // The editor finds a span whose paths lead nowhere by its offsets in the whole page.
    const isPlaced = hasGlobal && isInPage(value.globalOffsets as JsonObject, page);
    let isFound = true;
    const texts: PageText[] = [];
    for (const key of ['start', 'end'] as const) {
      const way = value[key];
      if (typeof way !== 'string') {
        reportNotShown(cursor, `"${key}" is ${describe(way)} instead of a path`, `/value/${key}`, control);
        return true;
      }
      if (isFound && !isPlaced && !canBeFollowed(key, way, page, cursor)) {
        if (isPath(way) || !otherPath.test(way)) return true;
        isFound = false;
      }
      const offset = value[`${key}Offset`] as number;
      if (typeof page === 'string' && offset > page.length) {
        reportBeyond(`${key}Offset`, offset, page, cursor);
        return false;
      }
      if (isFound && !isPlaced && typeof page === 'string' && /\/text\(\)\[\d+\]$/.test(way)) {
        const text = followIn(page, way)?.text;
        if (text) texts.push(text);
        const own = text?.text?.length;
        const most = own ?? longestOf(page);
        if (most !== undefined && offset > most) {
          const problem =
            own === undefined
              ? `"${key}Offset" is ${offset}, and no text between two tags of the page has more than ${most} characters`
              : `"${key}Offset" is ${offset}, and the text there has ${own} characters`;
          reportNotShown(cursor, problem, `/value/${key}Offset`, control);
          return true;
        }
      }
    }
    if (
      isFound &&
      !isPlaced &&
      value.start === value.end &&
      (value.startOffset as number) >= (value.endOffset as number)
    ) {
      reportNotShown(cursor, 'the span has no character', '/value', control);
    } else if (texts.length === 2 && typeof page === 'string') compareWords(value, texts, page, cursor);
    return true;
  };

  /** Compares the words of a span with those of the page, as far as these are sure and shown. */
  function compareWords(
    value: JsonObject,
    [first, last]: PageText[],
    page: string,
    cursor: ResultCursor,
  ): void {
    const kept = value.text;
    const [start, end] = [Number(value.startOffset), Number(value.endOffset)];
    if (typeof kept !== 'string' || kept === '' || mayHide.test(page)) return;
    const slice = tree?.read && textBetween(tree.read, first!, start, last!, end);
    if (slice === undefined || meaningOf(slice) === meaningOf(kept)) return;
    cursor.report({
      code: 'span-text-differs',
      args: { start, end, slice: quote(slice), kept: quote(kept) },
      path: regionPath(cursor, '/value/text'),
      tag: control.tag.ref,
    });
  }

  function canBeFollowed(key: string, way: string, page: Json | undefined, cursor: ResultCursor): boolean {
    if (!isPath(way)) {
      const problem = `"${key}" is not a path to a text, such as /div[1]/p[2]/text()[1]`;
      reportNotShown(cursor, problem, `/value/${key}`, control);
      return false;
    }
    if (typeof page !== 'string') return true;
    if (counter.page !== page) counter = countElements(page);
    const missing = missingElement(way, counter) ?? followIn(page, way)?.missing;
    if (missing !== undefined) {
      reportNotShown(cursor, `the page has no ${missing}`, `/value/${key}`, control);
    }
    return missing === undefined;
  }

  function reportBeyond(key: string, offset: number, page: string, cursor: ResultCursor): void {
    const args = beyondText(key, offset, page);
    cursor.report({
      code: 'span-out-of-text',
      args,
      path: regionPath(cursor, `/value/${key}`),
      tag: control.tag.ref,
    });
  }
}

/** Whether offsets in the whole page can mark some of its text, which is never longer than its source. */
function isInPage({ start, end }: JsonObject, page: Json | undefined): boolean {
  return Number(start) < Number(end) && (typeof page !== 'string' || Number(end) <= page.length);
}

/** The first element of a path that a page cannot have, as there are not so many such tags in it; undefined when it may be there. */
function missingElement(way: string, { countOf, texts }: ElementCounter): string | undefined {
  for (const [, name, index] of way.matchAll(step)) {
    const element = name!;
    if (around.has(element)) return `${element}[${index}] inside its body, where paths begin`;
    if (added.has(element)) continue;
    const wanted = doubled.test(element) ? 1 : Number(index);
    // A closing tag without an opening one is an empty paragraph.
    if (Math.max(countOf(`<${element}`), countOf(`</${element}`)) < wanted) return `${element}[${index}]`;
  }
  // Each tag or comment ends at most one text.
  const text = /\/text\(\)\[(\d+)\]$/.exec(way)?.[1];
  return text !== undefined && Number(text) > texts ? `text()[${text}]` : undefined;
}

interface ElementCounter {
  page: string;
  /** More texts than its elements have, all taken together. */
  texts: number;
  /** How many tags of a page begin like this. */
  countOf(tag: string): number;
}

/** Counts the tags of a page once for all of its spans. */
function countElements(page: string): ElementCounter {
  let counts: Map<string, number> | undefined;
  return {
    page,
    texts: page.split('<').length,
    countOf(tag) {
      if (!counts) {
        counts = new Map();
        for (const [found] of page.matchAll(/<\/?[\w:-]+(?=[\s/>])/g)) {
          const begin = found.toLowerCase();
          counts.set(begin, (counts.get(begin) ?? 0) + 1);
        }
      }
      return counts.get(tag) ?? 0;
    },
  };
}

/** Whether it is a path as the editor itself writes it, which it compares as a text: `/div[1]/p[2]/text()[1]`, each index from 1, `/` for the whole page. */
function isPath(way: string): boolean {
  // One step at a time: a pattern that repeats a group fails on a million of them.
  const step = /\/[^/[\]()\p{Lu}]+\[[1-9]\d*\](?=\/|$)/uy;
  let at = 0;
  for (;;) {
    step.lastIndex = at;
    if (!step.test(way)) break;
    at = step.lastIndex;
  }
  return way === '/' || (way !== '' && /^(?:\/text\(\)\[[1-9]\d*\])?$/.test(way.slice(at)));
}
