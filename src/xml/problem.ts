import type { Finding } from '../diagnostics/diagnostic.ts';

/** Why a text cannot be read as XML, and the offset where that shows. */
export interface XmlProblem {
  finding: Finding;
  at: number;
}

/** Something that no XML parser may accept; `problem` goes on after "The label config is not well-formed XML:". */
export function malformed(at: number, problem: string): XmlProblem {
  return { at, finding: { code: 'config-not-well-formed', args: { problem } } };
}

export function isProblem(value: object | undefined): value is XmlProblem {
  return value !== undefined && 'finding' in value;
}
