/** A word for a POSIX shell. Control characters, which would be shown in another way, are written as bash, zsh and POSIX of 2024 read them. */
export function quoteForSh(word: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(word))
    return `$'${word.replace(/['\\]|[\p{Cc}\u2028\u2029]/gu, escapeForSh)}'`;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function escapeForSh(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === "'" || character === '\\') return `\\${character}`;
  return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/**
 * A path for a shell, that no command takes for an option; a tilde in front stays one for the home directory. On Windows, for PowerShell and, if it
 * has nothing that one of them takes for something else, for cmd as well, which knows no single quotes.
 */
export function quotePathForShell(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? quotePathForWindows(path) : quotePathForSh(path);
}

function quotePathForWindows(path: string): string {
  const safe = path.startsWith('-') ? `.\\${path}` : path;
  if (/^[\w:./\\-]+$/.test(safe)) return safe;
  // Programs take a backslash before the last quote for one that escapes it.
  const isSafeInQuotes = /^[^"%$`!\u201c-\u201e\u0000-\u001f]*[^"%$`!\u201c-\u201e\u0000-\u001f\\]$/.test(
    safe,
  );
  return isSafeInQuotes ? `"${safe}"` : quoteForPowerShell(safe);
}

function quotePathForSh(path: string): string {
  const [, home = '', rest = ''] = /^(~\/)?(.*)$/s.exec(path)!;
  if (home !== '') return rest === '' ? home : home + quoteForSh(rest);
  return quoteForSh(rest.startsWith('-') ? `./${rest}` : rest);
}

/** A word for PowerShell, in single quotes, which it takes verbatim: all but the quotes, for which it takes curly ones as well. */
export function quoteForPowerShell(word: string): string {
  return `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
