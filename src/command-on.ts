import { basename } from 'node:path';
import { quotePathForShell } from './quote-shell.ts';

/**
 * A command that reads a file, of which `file` is the path as people type it or as findings show it. What it reads is unpacked in front of it; what is
 * in an archive has to be unpacked by hand. FILE stands for a file without a name: what came through a pipe or is alone in an archive.
 */
export function commandOn(command: string, file: string, redirection: '' | '< ' = ''): string {
  const path = quotePathForShell(pathForCommands(file));
  if (!isArchived(file) && isGzip(file)) return `gzip -dc ${path} | ${command}`;
  return `${unpackedBefore(file)}${command} ${redirection}${path}`;
}

/** The same for a text with commands, in which FILE is their file: what has to be done first is said behind it. */
export function commandsOn(text: string, file: string): string {
  const isPacked = isGzip(file) || isArchived(file);
  const path = quotePathForShell(
    pathForCommands(isGzip(file) && !isArchived(file) ? file.slice(0, -3) : file),
  );
  const filled = text.replaceAll('FILE', () => path);
  if (!isPacked || !text.includes('FILE')) return filled;
  const unpack = isArchived(file)
    ? `Unpack ${archiveOf(file)} first.`
    : `First: gzip -dk ${quotePathForShell(file)}`;
  return `${filled}${/[.:]$/.test(filled) ? '' : '.'} ${unpack}`;
}

/** What a command is preceded by where its file is in an archive. */
function unpackedBefore(file: string): string {
  return isArchived(file) ? `unpack ${archiveOf(file)}, and then ` : '';
}

/** The path of a file for a command: of one in an archive or a store, which people have to get out first, the name alone. */
export function pathForCommands(file: string): string {
  if (file === STDIN || archive.exec(file)?.[0].length === file.length) return 'FILE';
  return isArchived(file) || isStored(file) ? basename(file) : file;
}

/** The ending of the file that a command reads, without that of gzip; none where the name is not known, or a shell would not take it as it is. */
export function endingInCommands(file: string): string {
  const path = isGzip(file) ? file.slice(0, -3) : file;
  return pathForCommands(file) === 'FILE' ? '' : (/[^./\\](\.\w+)$/.exec(path)?.[1] ?? '');
}

const STDIN = '<stdin>';
const archive = /^.*?\.(?:zip|tar|tgz|tbz2?|txz|tar\.\w+)(?=[/\\]|$)/is;

function isArchived(file: string): boolean {
  return archive.test(file) && !isStored(file);
}

/** The archive that a file is in, as people type its name. */
function archiveOf(file: string): string {
  return archive.exec(file)?.[0] ?? file;
}

const isStored = (file: string) => /^[a-z0-9+.-]{2,}:\/\//i.test(file);
const isGzip = (file: string) => /\.gz$/i.test(file);
