/**
 * The paths that a full path of Windows may be on this machine, below some folder: without its drive or server, and then without its folders one
 * after the other. Undefined for all other paths: one that begins with a slash may be one of a server.
 */
export function belowDrive(value: string): string[] | undefined {
  const path = value.trim().replace(/^file:\/\/\/(?=[a-z]:)/i, '');
  if (!/^(?:[a-z]:[\\/]|\\\\)/i.test(path)) return undefined;
  const parts = path
    .replace(/^[a-z]:/i, '')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return undefined;
  return parts.map((_, i) => parts.slice(i).join('/'));
}
