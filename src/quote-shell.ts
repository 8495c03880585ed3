/** A word for a POSIX shell. */
export function quoteForSh(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A path for a POSIX shell that no command takes for an option; a tilde in front stays one for the home directory. */
export function quotePathForSh(path: string): string {
  const [, home = '', rest = ''] = /^(~\/)?(.*)$/s.exec(path)!;
  if (home !== '') return rest === '' ? home : home + quoteForSh(rest);
  return quoteForSh(rest.startsWith('-') ? `./${rest}` : rest);
}

/** A word for PowerShell, in single quotes, which it takes verbatim: all but the quotes, for which it takes curly ones as well. */
export function quoteForPowerShell(word: string): string {
  return `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
