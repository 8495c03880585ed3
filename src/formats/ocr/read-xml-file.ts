import { parseXml, type XmlElement } from '../../xml/parse-xml.ts';
import { isProblem } from '../../xml/problem.ts';
import type { Input } from '../format.ts';
import { readXml } from '../labelled/read-xml.ts';
import { resolveHtmlEntities } from './html-entities.ts';

/** An XML file of recognized text. */
export interface XmlFile {
  root: XmlElement;
  lineOf(element: XmlElement): number;
}

/** Reads a whole XML file whose root has a name, whatever its prefix; undefined when it is none, which is reported, or counted in a folder. */
export function readXmlFile(input: Input, path: string, file: string, root: string): XmlFile | undefined {
  const text = readXml(input, path, file);
  if (text === undefined) return undefined;
  // Pages of HTML have a document type, which nothing is read of.
  const known = root === 'html' ? resolveHtmlEntities(text) : text;
  const xml = parseXml(known.replace(/<!doctype[^<>[]*>/i, (type) => type.replace(/[^\r\n]/g, ' ')));
  const refuse = (problem: string, line: number): undefined =>
    void input.report({ code: 'label-file-malformed', args: { problem } }, { file, line });
  if (isProblem(xml)) {
    const problem = xml.kind === 'malformed' ? `it is not XML (${xml.problem})` : xml.problem;
    return refuse(problem, xml.positionAt(xml.at).line);
  }
  if (localName(xml.root) !== root) {
    // Folders of Transkribus and OCR-D have a mets.xml and a metadata.xml beside their pages.
    if (path !== input.path) return void input.skip(`files with the root <${xml.root.name.slice(0, 40)}>`, 1);
    return refuse(`its root is not <${root}>`, xml.positionAt(xml.root.at).line);
  }
  return { root: xml.root, lineOf: ({ at }) => xml.positionAt(at).line };
}

/** The name of an element without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements directly inside one, whatever their prefix; of one name, or all. */
export function elementsIn({ content }: XmlElement, name?: string): XmlElement[] {
  const elements = content.filter((child) => typeof child !== 'string');
  return name === undefined ? elements : elements.filter((child) => localName(child) === name);
}

/** The first element on a way down by names; undefined when there is none. */
export function elementAt(element: XmlElement, ...names: string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => at && elementsIn(at, name)[0], element);
}

/** All text in an element, with that of the elements in it. */
export function allTextIn(element: XmlElement): string {
  return element.content.map((child) => (typeof child === 'string' ? child : allTextIn(child))).join('');
}
