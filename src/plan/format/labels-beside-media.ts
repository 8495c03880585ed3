import { basename, extname, join } from 'node:path';
import type { FilePicker, Importer } from '../../formats/format.ts';
import type { InputSample } from '../../formats/input-sample.ts';
import { stemOf } from '../../formats/labelled/stem-of.ts';
import { mediaFormats } from '../../formats/media/formats.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import type { InputPath } from '../input/input-path.ts';

/** Files that are named as media and have settings, sums or pages of them, say where they are from or whose they are, or are what they were drawn from. */
const noLabels = [
  /\.(?:xmp|aae|pp3|dop|on1|thm|ini|cfg|conf|url|webloc|lnk|log|md5|sha\d*|sfv|asc|sig|bak|tmp|orig|info|nfo|pam)$/i,
  /\.(?:x?html?|md|rst|tex|bib|css|js|ts|py|m|r|c|cpp|ipynb)$/i,
  // Of Unity, Godot and Blender, and of players and yt-dlp.
  /\.(?:meta|import|mtl|cue|m3u8?|description|licen[cs]e)$/i,
  // Places, and maps in them.
  /\.(?:gpx|kml|wld|prj|[jptbg]\w?w|pnw)$/i,
  /\.(?:dot|gv|puml|plantuml|mmd|drawio|gnuplot|eps|ps|ai)$/i,
];

/** Arrays of numbers, which are no text. */
const arrays = /\.(?:mat|npy|npz|pkl|h5|hdf5)$/i;

/** For a folder of media that was detected: the importer that warns of files that are named as the media and may be their labels. */
export function warnOfBesideMedia(
  importer: Importer,
  opened: InputPath,
  files: FilePicker | undefined,
): Importer {
  if (!mediaFormats.includes(importer.name)) return importer;
  const found = labelsBeside(sampleTaken(opened, files), importer);
  if (!found) return importer;
  const args = { ending: found.ending, format: importer.name };
  return {
    ...importer,
    *read(input) {
      input.report({ code: 'labels-beside-media', args }, { file: join(opened.displayPath, found.example) });
      yield* importer.read(input);
    },
  };
}

/** Files of one ending that at least half of the media have, with numbers in them or as arrays, one of them as an example. */
function labelsBeside(
  { names, files }: InputSample,
  { extensions = [] }: Importer,
): { ending: string; example: string } | undefined {
  const media = names.filter(isMedium);
  const known = new Set(media.flatMap((name) => [basename(name), stemOf(name)]));
  const byEnding = new Map<string, string[]>();
  for (const name of names) {
    const ending = extname(name).toLowerCase();
    const isOther =
      ending !== '' &&
      !isMedium(name) &&
      !extensions.includes(ending) &&
      !noLabels.some((one) => one.test(name));
    if (!isOther || !known.has(stemOf(name))) continue;
    const same = byEnding.get(ending);
    if (same) same.push(name);
    else byEnding.set(ending, [name]);
  }
  for (const [ending, [example = '', ...others]] of byEnding) {
    if ((others.length + 1) * 2 < media.length) continue;
    if (arrays.test(ending) || files(ending).some(({ head }) => /\d/.test(head))) return { ending, example };
  }
  return undefined;
}
