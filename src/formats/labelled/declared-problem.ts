import type { Finding } from '../../diagnostics/diagnostic.ts';

/** The finding of an XML file whose declared encoding nobody here knows. */
export function unknownEncoding(encoding: string): Finding {
  const args = { problem: `it declares the encoding ${encoding}, which lsimport does not know`, encoding };
  return { code: 'label-file-malformed', args };
}

/** The finding of an XML file that is not in the encoding that it declares. */
export function notAsDeclared(encoding: string): Finding {
  const problem = `it declares the encoding ${encoding}, but has bytes that are not in it`;
  return { code: 'label-file-malformed', args: { problem, misdeclared: encoding } };
}

/** The warning of an XML file that is read by the encoding that it declares, but most likely is UTF-8. */
export function likelyUtf8(encoding: string): Finding {
  return { code: 'encoding-misdeclared', args: { encoding } };
}
