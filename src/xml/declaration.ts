import { isSpace, nameAt } from './characters.ts';
import { malformed, type XmlProblem } from './problem.ts';

const declaration =
  /^<\?xml\s+version\s*=\s*(["'])[\w.:-]+\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>/;

/** Checks the processing instruction at an offset; an XML declaration may only stand at the very start. */
export function checkInstruction(text: string, at: number): XmlProblem | undefined {
  const target = nameAt(text, at + 2);
  const afterTarget = at + 2 + target.length;
  if (target === '' || (!isSpace(text.charCodeAt(afterTarget)) && !text.startsWith('?>', afterTarget))) {
    return malformed(at, '"<?" must be followed by a name and a space');
  }
  if (target.toLowerCase() !== 'xml') return undefined;
  if (at !== 0) return malformed(at, 'an XML declaration is allowed only at the very start of the file');
  if (declaration.test(text)) return undefined;
  return malformed(at, 'the XML declaration is malformed; it should be <?xml version="1.0"?>');
}

/** The encoding that a text declares; undefined when it declares none. */
export function declaredEncoding(text: string): string | undefined {
  return declaration.exec(text)?.[3];
}

/** A text without its XML declaration and the line end after it, for servers that cannot read one. */
export function withoutDeclaration(text: string): string {
  const found = declaration.exec(text);
  return found ? text.slice(found[0].length).replace(/^\r?\n/, '') : text;
}
