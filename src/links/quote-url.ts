/** Encodes a file name for a URL's path as Python's urllib.parse.quote does: only letters, digits and `_.-~` stay. */
export function quotePath(name: string): string {
  // Most names stay as they are.
  if (/^[\w.~-]*$/.test(name)) return name;
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The same for a URL's query, where a space is a plus sign (urllib.parse.urlencode). */
export function quoteQuery(value: string): string {
  return quotePath(value).replaceAll('%20', '+');
}
