/**
 * The bytes of config.xml: those of the label config, except for an encoding in its XML declaration, with which no Label Studio can load it
 * (lxml refuses a declared encoding in decoded text).
 */
export function labelConfigFile(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const at = /^(?:\u00ef\u00bb\u00bf)?<\?xml/.test(text)
    ? text.slice(0, text.indexOf('?>')).search(/\sencoding\s*=/)
    : -1;
  if (at < 0) return Buffer.from(bytes);
  const rest = text.slice(at).replace(/^\sencoding\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return Buffer.from(text.slice(0, at).trimEnd() + rest, 'latin1');
}
