import { el } from './dom.ts';

/** Elements that are shown as what they are. All others are shown as their content. */
const shown = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure footer h1 h2 h3 ' +
    'h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead tr u ul var wbr'
  ).split(' '),
);
/** Elements of which not even the content is text to read. */
const skipped = new Set(
  'script style template noscript iframe object embed svg math head title meta link base textarea select option'.split(
    ' ',
  ),
);

/** A text of a page, with where it begins among all of its text, in UTF-16 units. */
export interface TextPart {
  node: Text;
  start: number;
}

/** A page that was taken apart; it is never a part of this one, so that nothing in it runs or is loaded. */
export interface ParsedHtml {
  body: HTMLElement;
  texts: TextPart[];
  length: number;
}

export function parseHtml(html: string): ParsedHtml {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const texts: TextPart[] = [];
  let length = 0;
  const walker = body.ownerDocument.createTreeWalker(
    body,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      node instanceof Element || node.nodeType === Node.ELEMENT_NODE
        ? skipped.has((node as Element).localName)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    texts.push({ node: node as Text, start: length });
    length += (node as Text).data.length;
  }
  return { body, texts, length };
}

/**
 * Builds a page anew from what is harmless in it: elements that only arrange text, without any attributes but those of tables and the direction. `drawText`
 * makes the nodes for a text.
 */
export function rebuild({ body, texts }: ParsedHtml, drawText: (part: TextPart) => Node[]): DocumentFragment {
  const partOf = new Map(texts.map((part) => [part.node as Node, part]));
  const copyChildren = (from: Node, to: Node): void => {
    for (const child of from.childNodes) {
      const part = partOf.get(child);
      if (part) for (const node of drawText(part)) to.appendChild(node);
      else if (child.nodeType === Node.ELEMENT_NODE) copyElement(child as Element, to);
    }
  };
  const copyElement = (element: Element, to: Node): void => {
    const name = element.localName;
    if (skipped.has(name)) return;
    if (name === 'img') {
      to.appendChild(drawImage(element));
      return;
    }
    if (!shown.has(name)) {
      copyChildren(element, to);
      return;
    }
    // Without its address, a link is only a text that looks like one.
    const copy = document.createElement(name === 'a' ? 'u' : name);
    for (const attribute of ['colspan', 'rowspan']) {
      const value = element.getAttribute(attribute);
      if (value !== null && /^\d{1,3}$/.test(value)) copy.setAttribute(attribute, value);
    }
    const direction = element.getAttribute('dir')?.toLowerCase();
    if (direction && /^(?:ltr|rtl|auto)$/.test(direction)) copy.dir = direction;
    copyChildren(element, copy);
    to.appendChild(copy);
  };
  const fragment = document.createDocumentFragment();
  copyChildren(body, fragment);
  return fragment;
}

/** Only images that are in the page itself are shown: others would tell a server who looks at it. */
function drawImage(element: Element): HTMLElement {
  const source = element.getAttribute('src') ?? '';
  const alt = element.getAttribute('alt') ?? '';
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source))
    return el('img', { src: source, alt, class: 'inline' });
  return el('span', { class: 'no-image' }, alt === '' ? 'image' : `image: ${alt}`);
}

/** The place in all of the text that an XPath and an offset mean; undefined when the path leads nowhere. */
export function placeOf({ body, texts }: ParsedHtml, path: string, offset: number): number | undefined {
  const node = nodeAt(body, path);
  if (!node) return undefined;
  const part = texts.find((one) => one.node === node || node.contains(one.node));
  if (!part) return undefined;
  return part.start + Math.min(offset, part.node === node ? part.node.data.length : Number.POSITIVE_INFINITY);
}

function nodeAt(body: Node, path: string): Node | undefined {
  let node: Node | undefined = body;
  for (const step of path.split('/').filter((name) => name !== '' && name !== '.')) {
    const [, name, number] = /^([\w:-]+|text\(\)|\*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (name === undefined) return undefined;
    let left = Number(number ?? 1);
    const children: ChildNode[] = [...node!.childNodes];
    node = children.find((child) => fits(child, name) && --left === 0);
    if (!node) return undefined;
  }
  return node;
}

function fits(node: ChildNode, name: string): boolean {
  if (name === 'text()') return node.nodeType === Node.TEXT_NODE;
  return (
    node.nodeType === Node.ELEMENT_NODE &&
    (name === '*' || (node as Element).localName === name.toLowerCase())
  );
}
