import { showTag } from '../diagnostics/show-tag.ts';
import { quote } from '../json/json.ts';
import { checkNamespaces, declaredPrefixes } from './namespaces.ts';
import type { Position } from './positions.ts';
import { malformed, type XmlProblem } from './problem.ts';
import type { StartTag } from './start-tag.ts';

/** Levels of tags that are read. Parsers differ above it (the one of 0.9.1 stops at 256), and no label config comes near. */
export const maximumDepth = 256;

interface OpenTag {
  name: string;
  at: number;
  prefixes: ReadonlySet<string>;
}

export type Nesting = ReturnType<typeof trackNesting>;

/** Follows which tags are open while a text is read, and what may stand where. */
export function trackNesting(positionAt: (offset: number) => Position) {
  const open: OpenTag[] = [];
  /** How many open tags declare a prefix: asked of all around, each prefix would cost as much as there are. */
  const declared = new Map<string, number>();
  const declare = (prefixes: ReadonlySet<string>, by: 1 | -1) => {
    for (const prefix of prefixes) declared.set(prefix, (declared.get(prefix) ?? 0) + by);
  };
  let isRootOver = false;

  return { openTag, closeTag, checkContent, checkEnd };

  function openTag(tag: StartTag): XmlProblem | undefined {
    if (open.length === 0 && isRootOver) {
      return malformed(tag.at, `${showTag(tag.name)} is a second root tag`);
    }
    const prefixes = declaredPrefixes(tag);
    const isDeclared = (prefix: string) => prefixes.has(prefix) || (declared.get(prefix) ?? 0) > 0;
    const problem = checkNamespaces(tag, isDeclared);
    if (problem) return problem;
    if (open.length >= maximumDepth) {
      return { kind: 'too-deep', problem: `it nests tags more than ${maximumDepth} deep`, at: tag.at };
    }
    if (!tag.isEmpty) {
      open.push({ name: tag.name, at: tag.at, prefixes });
      declare(prefixes, 1);
    } else if (open.length === 0) isRootOver = true;
    return undefined;
  }

  function closeTag(name: string, at: number): XmlProblem | undefined {
    const tag = open.pop();
    if (tag) declare(tag.prefixes, -1);
    if (!tag) return malformed(at, `${showTag(`/${name}`)} has no opening tag`);
    if (tag.name !== name) {
      return malformed(at, `${showTag(`/${name}`)} cannot close ${showTag(tag.name)} of ${place(tag)}`);
    }
    if (open.length === 0) isRootOver = true;
    return undefined;
  }

  /** Checks that character data or a CDATA section at an offset is inside the root. */
  function checkContent(at: number, text: string): XmlProblem | undefined {
    if (open.length > 0) return undefined;
    const where = isRootOver ? 'after' : 'before';
    return malformed(at, `there is text ${where} the root tag: ${quote(text)}`);
  }

  function checkEnd(): XmlProblem | undefined {
    const tag = open.at(-1);
    if (tag)
      return malformed(tag.at, `${showTag(tag.name)} is not closed: ${showTag(`/${tag.name}`)} is missing`);
    return isRootOver ? undefined : malformed(0, 'it contains no tags');
  }

  function place({ at }: OpenTag): string {
    const { line, column } = positionAt(at);
    return `line ${line}, column ${column}`;
  }
}
