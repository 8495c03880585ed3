import type { XmlElement } from './parse-xml.ts';

/** The elements of one name directly inside another, in the order of the text. */
export function childrenOf({ content }: XmlElement, name: string): XmlElement[] {
  return content.filter((child) => typeof child !== 'string' && child.name === name) as XmlElement[];
}

/** The first element of a name directly inside another. */
export function childOf({ content }: XmlElement, name: string): XmlElement | undefined {
  return content.find((child) => typeof child !== 'string' && child.name === name) as XmlElement | undefined;
}

/** The character data directly inside an element, without the space around it; undefined when there is none. */
export function textIn(element: XmlElement | undefined): string | undefined {
  const text = element?.content
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
  return text || undefined;
}
