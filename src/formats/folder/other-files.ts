import { extname } from 'node:path';
import { listAlternatives } from '../../list-alternatives.ts';
import { compareNaturally } from '../../readers/folder/natural-order.ts';
import { converterOf, scanNamed } from '../../readers/scan-names.ts';
import type { Input } from '../format.ts';

/** Counts the files of a folder that a format does not read. */
export interface OtherFiles {
  add(name: string): void;
  /** Counts them as skipped, and says how their names end. */
  count(): void;
}

/** How the names of sounds end that no format reads. */
const sounds = /^\.(?:wma|amr|caf|sph|w64|aifc?|gsm|3ga|spx|ape|wv|ac3|dss|mka)$/;

/** Endings that are named. */
const SHOWN = 5;
/** Endings that are told apart, so that memory does not grow with the folder. */
const KEPT = 100;

export function otherFiles(input: Input): OtherFiles {
  const endings = new Map<string, number>();
  const scans = new Set<string>();
  let total = 0;
  return {
    add(name) {
      total++;
      const scan = scanNamed(name);
      if (scan) scans.add(scan.name);
      const ending = extname(name).toLowerCase() || 'no extension';
      const key = endings.has(ending) || endings.size < KEPT ? ending : 'others';
      endings.set(key, (endings.get(key) ?? 0) + 1);
    },
    count() {
      if (total === 0) return;
      input.skip('other files', total);
      const most = [...endings].sort(([a, m], [b, n]) => n - m || compareNaturally(a, b));
      const listed = most.slice(0, SHOWN).map(([ending, count]) => `${count} ${ending}`);
      input.note(
        `Skipped ${total} other ${total === 1 ? 'file' : 'files'} in ${input.displayPath}: ${listed.join(', ')}${most.length > SHOWN ? ', ...' : '.'}`,
      );
      const unread = most.flatMap(([ending]) => (sounds.test(ending) ? [ending] : []));
      for (const scan of scans)
        input.note(
          `The name of some skipped files is that of ${scan}, which browsers do not show. Convert them to PNG images of the same names, for example ${converterOf(scan)}.`,
        );
      if (unread.length > 0)
        input.note(
          `Of the skipped files, those that end in ${listAlternatives(unread)} may be sounds, of a kind that browsers do not play; to label them, convert them to MP3 or WAV, for example with ffmpeg.`,
        );
    },
  };
}
