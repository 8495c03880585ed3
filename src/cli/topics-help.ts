import { Help } from 'commander';
import { importers } from '../formats/index.ts';
import { templateNames } from '../label-config/templates.ts';
import { greatest } from '../lists.ts';
import type { Topic } from './topics.ts';

/** The topics that `lsimport help` explains. */
export const topicHelps: Readonly<Record<Topic, (width: number) => string>> = {
  formats: formatsHelp,
  templates: () =>
    `Label configs that come with lsimport (--template).\n\n${templateNames.map((name) => `  ${name}\n`).join('')}`,
};

/** What `lsimport help formats` prints: each input format, and what it reads. */
function formatsHelp(width: number): string {
  const help = new Help();
  help.prepareContext({ helpWidth: width });
  const longest = greatest(importers.map(({ name }) => name.length));
  const rows = importers.map(({ name, summary }) => help.formatItem(name, longest, summary, help));
  return `Input formats (--input-format). The format is detected if none is given.\n\n${rows.join('\n')}\n`;
}
