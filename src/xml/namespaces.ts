import { quote } from '../json/json.ts';
import { isProblem, malformed, type XmlProblem } from './problem.ts';
import type { StartTag } from './start-tag.ts';

const xincludeNamespace = 'http://www.w3.org/2001/XInclude';

const none: ReadonlySet<string> = new Set();

/** Namespace prefixes that a start tag declares (`xmlns:ls="..."`). */
export function declaredPrefixes({ attributes }: StartTag): ReadonlySet<string> {
  if (!attributes.some(({ name }) => name.startsWith('xmlns:'))) return none;
  return new Set(attributes.filter(({ name }) => name.startsWith('xmlns:')).map(({ name }) => name.slice(6)));
}

/**
 * Finds prefixes that no tag around declares, and XInclude, which would pull in other files.
 * @param isDeclared whether this tag or one around it declares a prefix
 */
export function checkNamespaces(
  tag: StartTag,
  isDeclared: (prefix: string) => boolean,
): XmlProblem | undefined {
  for (const { name, raw, at } of tag.attributes) {
    const isDeclaration = name === 'xmlns' || name.startsWith('xmlns:');
    if (isDeclaration && raw === xincludeNamespace)
      return { kind: 'xinclude', problem: 'it has an XInclude, which is not read for safety', at };
    const problem = isDeclaration ? undefined : checkPrefix(name, at, isDeclared);
    if (isProblem(problem)) return problem;
  }
  return checkPrefix(tag.name, tag.at, isDeclared);
}

function checkPrefix(
  name: string,
  at: number,
  isDeclared: (prefix: string) => boolean,
): XmlProblem | undefined {
  const colon = name.indexOf(':');
  if (colon === -1) return undefined;
  const prefix = name.slice(0, colon);
  if (prefix === 'xml' || isDeclared(prefix)) return undefined;
  return malformed(at, `the prefix ${quote(prefix)} of ${quote(name)} is not declared`);
}
