import { repeat } from './repeat.ts';

/** The first and the last kind of elements many times, the last with many attributes. */
export function* xmlForms(text: string): Generator<[what: string, grown: string]> {
  const found = elementsIn(text);
  const last = found.at(-1);
  for (const one of new Set([found[0], last])) {
    if (!one) continue;
    const { name, start, end } = one;
    const element = text.slice(start, end);
    const put = (grown: string) => text.slice(0, start) + grown + text.slice(end);
    yield [`equal <${name}>`, put(repeat(() => element))];
    yield [`different <${name}>`, put(repeat((i) => element.replaceAll(/"([^"]*)"/g, `"$1${i}"`)))];
    if (one !== last) continue;
    yield [
      `attributes of <${name}>`,
      put(
        element.replace(
          /(?=\/?>)/,
          repeat((i) => ` k${i}="1"`),
        ),
      ),
    ];
  }
}

interface Element {
  name: string;
  start: number;
  end: number;
}

/** The first element of each name, but for the root. */
function elementsIn(text: string): Element[] {
  const found = new Map<string, Element>();
  const open: number[] = [];
  for (const { 0: tag, 1: slash, 2: name, 3: closed, index } of text.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>/g,
  )) {
    if (slash === '' && closed === '') open.push(index);
    else {
      const start = slash === '' ? index : open.pop()!;
      if (!found.has(name!)) found.set(name!, { name: name!, start, end: index + tag.length });
    }
  }
  return [...found.values()].slice(0, -1);
}
