/** JSON that can stand in a script element of any type: no markup, and no line separators that old parsers stumble over. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or for an attribute in quotes. */
export function textForHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
