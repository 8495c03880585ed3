import { dirname, join } from 'node:path';
import type { FormatOptions, Importer } from '../format.ts';
import { loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import { showsMediaAlone } from '../labelled/shows-media-alone.ts';
import { soundExtensions } from '../media/audio-dir.ts';
import { namesBeside } from '../sound/find-sound.ts';
import { folderExtensions, looksLikeSounds } from './columns.ts';

export const audioCsv: Importer = {
  name: 'audio-csv',
  summary:
    'tables (CSV, TSV, JSON Lines, Parquet, xlsx) with start, end and label or text, a folder or a file: one task per sound file, with its regions',
  input: 'file or directory',
  ownContent: true,
  sniff,
  suits: showsMediaAlone,
  ...labelledSounds,
  options: [...labelledSounds.options, 'sheet'],
  findsBesideOriginal: true,
  emptyMessage: 'it has no rows below the header',
  ...loadedLater(async () => (await import('./read-tables.ts')).reader),
};

/** Files that name sounds, and such that lie beside the sound of their own name. */
function sniff(
  { isFolder, names, head, heads, hasBeside }: InputSample,
  { header }: FormatOptions = {},
): string | undefined {
  if (!isFolder) {
    const found = looksLikeSounds(head);
    // Who says that rows have no header wants them as rows.
    if (found?.isList && header !== undefined) return undefined;
    if (found?.names) return 'its columns are sound files, starts and ends';
    return found && hasBeside?.(soundExtensions)
      ? 'its columns are starts and ends, and a sound file of its name is beside it'
      : undefined;
  }
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const isBeside = (name: string) =>
    namesBeside(name).some((own) =>
      soundExtensions.some((ending) => lower.has(join(dirname(name), own + ending))),
    );
  const found = folderExtensions.some((extension) => {
    const named = [...lower].filter((name) => name.endsWith(extension));
    const all = heads(extension).map(looksLikeSounds);
    return all.some((one) => one?.names) || (all.some((one) => one) && named.some(isBeside));
  });
  return found ? 'it has tables with starts and ends of sounds' : undefined;
}
