import { extname, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import { tablesNamingMedia } from '../../formats/tables/name-media.ts';
import { converterOf, scanNamed } from '../../readers/scan-names.ts';
import type { InputPath } from '../input/input-path.ts';
import { helpForKind } from './refuse-other-kinds.ts';

/** Refuses a medical image by its name: a slide begins as a TIFF image does. */
export function refuseScan({ displayPath, packing }: InputPath): void {
  const scan = packing ? undefined : scanNamed(displayPath);
  if (scan)
    throw new UserError(EXIT.unreadable, `${displayPath} is ${scan.name}.`, helpForKind(scan, displayPath));
}

/** Refuses a folder of tables that name medical images beside them, when nobody said that the rows alone are wanted. */
export function refuseNamedScans({ name }: Importer, opened: InputPath, files: FilePicker | undefined): void {
  if (name !== 'table-dir' && name !== 'time-series-dir') return;
  const sample = sampleTaken(opened, files);
  const found = tablesNamingMedia(sample, (below) => scanNamed(below) !== undefined);
  if (!found) return;
  const scan = scanNamed(found.example)!.name;
  throw new UserError(
    EXIT.usage,
    `${join(opened.displayPath, found.tables[0]!)} names ${found.example}, which is ${scan}, and browsers do not show it.`,
    `Convert such files to PNG images, for example ${converterOf(scan)}; where the table has the ending ${extname(found.example)}, write .png in its place. For the rows alone: --input-format table-dir`,
  );
}
