/**
 * The bytes of config.xml: those of the label config, except for an encoding in its XML declaration, with which no Label Studio can load it
 * (lxml refuses a declared encoding in decoded text).
 */
export function labelConfigFile(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const declaration = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?(?=\s+encoding\s*=)/.exec(text)?.[0];
  if (declaration === undefined) return Buffer.from(bytes);
  const rest = text.slice(declaration.length).replace(/^\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return Buffer.from(declaration + rest, 'latin1');
}
