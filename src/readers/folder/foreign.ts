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
 * and in archives that are not its own, and .DS_Store into each folder; Windows Thumbs.db and desktop.ini. Undefined for all others.
 */
export function foreignKind(name: string, isFolder: boolean): string | undefined {
  if (isFolder) {
    if (systemFolders.has(name) || name === '.ipynb_checkpoints') return `folders ${name}`;
    return name.startsWith('.') ? 'hidden folders' : undefined;
  }
  if (name.startsWith('._')) return 'files ._* of macOS';
  if (name === '.DS_Store' || /^(?:(?:eh)?thumbs\.db|desktop\.ini)$/i.test(name)) return `files ${name}`;
  return name.startsWith('.') ? 'hidden files' : undefined;
}
