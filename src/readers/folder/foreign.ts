/** Folders that systems and network drives put among the files of people. */
const systemFolders = new Set([
  '__MACOSX',
  '@eaDir',
  '@Recycle',
  '#recycle',
  '$RECYCLE.BIN',
  'System Volume Information',
  'lost+found',
]);

/**
 * What a file or folder is counted as that a system or a tool put there and nobody means as data: macOS writes `._NAME` beside NAME on drives
 * and in archives that are not its own, and .DS_Store into each folder; Windows Thumbs.db and desktop.ini; editors NAME~ and NAME.bak; Office
 * ~$NAME while a file is open. Undefined for all others.
 */
export function foreignKind(name: string, isFolder: boolean): string | undefined {
  if (isFolder) {
    if (systemFolders.has(name) || name === '.ipynb_checkpoints') return `folders ${name}`;
    return name.startsWith('.') ? 'hidden folders' : undefined;
  }
  if (name.startsWith('._')) return 'files ._* of macOS';
  if (name === '.DS_Store' || /^(?:(?:eh)?thumbs\.db|desktop\.ini)$/i.test(name)) return `files ${name}`;
  if (name.startsWith('.')) return 'hidden files';
  if (name.startsWith('~$')) return 'files ~$* of Office';
  return backup.test(name) ? 'backup files' : undefined;
}

const backup = /(?:~|\.bak)$/i;

/** Whether a part of a pattern asks for a file or folder that would be skipped as foreign. */
export function asksForForeign(part: string, name: string): boolean {
  if (part === name || (part.startsWith('.') && name.startsWith('.'))) return true;
  const ending = backup.exec(name)?.[0];
  return ending !== undefined && part.endsWith(ending);
}
