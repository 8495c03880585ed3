/** Why a text cannot be read as XML, and the offset where that shows, in UTF-16 units. */
export interface XmlProblem {
  kind: 'malformed' | 'too-large' | 'too-deep' | 'doctype' | 'xinclude';
  /** The end of a sentence that begins with the name of the file and a colon. */
  problem: string;
  at: number;
}

/** Something that no XML parser may accept. */
export function malformed(at: number, problem: string): XmlProblem {
  return { kind: 'malformed', problem, at };
}

export function isProblem(value: object | undefined): value is XmlProblem {
  return value !== undefined && 'problem' in value;
}
