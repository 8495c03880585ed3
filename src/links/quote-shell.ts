/** A word for a POSIX shell. */
export function quoteForSh(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A word for PowerShell, in single quotes, which it takes to the letter. */
export function quoteForPowerShell(word: string): string {
  return `'${word.replaceAll("'", "''")}'`;
}

/** An assignment for `set` of cmd: the quotes around it are no part of the value. */
export function quoteForCmd(assignment: string): string {
  return `"${assignment}"`;
}
