import { Help } from 'commander';
import { importers } from '../formats/index.ts';

/** What `lsimport help formats` prints: each input format, and what it reads. */
export function formatsHelp(width: number): string {
  const help = new Help();
  help.prepareContext({ helpWidth: width });
  const longest = Math.max(...importers.map(({ name }) => name.length));
  const rows = importers.map(({ name, summary }) => help.formatItem(name, longest, summary, help));
  return `Input formats (--input-format). The format is detected if none is given.\n\n${rows.join('\n')}\n`;
}
