const words = /^\s*(?:#?n\/?a|<na>|nan|null|none|nil|\\n|nat)\s*$/i;

/** Whether a text is what pandas, R and databases write where there is no value. */
export function meansNoValue(text: string): boolean {
  return words.test(text);
}
