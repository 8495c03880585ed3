/** Attributes of an element; text goes in as a child, never as markup. */
type Attributes = Record<string, string | number | boolean | undefined>;
type Child = Node | string | undefined | false;

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an HTML element. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

/** Makes an SVG element. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name) as SVGElementTagNameMap[Name];
  fill(element, attributes, children);
  return element;
}

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
}

export function append(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
}

/** Words of the user: whatever direction they have, what is around them keeps its own. */
export function words(text: string): HTMLElement {
  return el('bdi', { class: hasOpenIsolate(text) ? 'boxed' : undefined }, text);
}

/** Whether marks in a text begin an isolate (U+2066 to U+2068) that nothing ends: its end would be that of the element around it. */
function hasOpenIsolate(text: string): boolean {
  let open = 0;
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g))
    open = mark === '\u2069' ? Math.max(0, open - 1) : open + 1;
  return open > 0;
}

export function button(text: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** 1234567 as 1,234,567. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 task", "2 tasks". */
export function countOf(number: number, one: string): string {
  return `${count(number)} ${number === 1 ? one : `${one}s`}`;
}

/** A score as people write it: 0.9, 0.934. */
export function scoreText(score: number): string {
  return String(Math.round(score * 1000) / 1000);
}
