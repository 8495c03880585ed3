import { declaredEncoding } from './declaration.ts';

/** Bytes of which an XML declaration is among the first. */
export const DECLARATION = 200;

/** An encoding that is not UTF-8, by the name that a file gives it; without a decoder where nobody here knows it. */
export interface DeclaredDecoder {
  name: string;
  decoder: InstanceType<typeof TextDecoder> | undefined;
}

/**
 * What decodes an XML file that begins with these bytes, as XML asks for (1.0, 4.3.3); undefined where it is UTF-8, or a byte order mark says what it
 * is. What can be read by its bytes is no UTF-16, whatever it declares.
 */
export function declaredDecoder(bytes: Buffer): DeclaredDecoder | undefined {
  const name = declaredEncoding(bytes.toString('latin1', 0, DECLARATION));
  if (name === undefined || /^(?:us-)?ascii$|^utf-?16/i.test(name)) return undefined;
  try {
    const decoder = new TextDecoder(name, { fatal: true });
    return decoder.encoding.startsWith('utf-') ? undefined : { name, decoder };
  } catch {
    return { name, decoder: undefined };
  }
}
