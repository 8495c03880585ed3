import { EXIT, UserError } from '../../errors.ts';
import { scanNamed } from '../../readers/scan-names.ts';
import type { InputPath } from '../input/input-path.ts';
import { helpForKind } from './refuse-other-kinds.ts';

/** Refuses a medical image by its name: a slide begins as a TIFF image does. */
export function refuseScan({ displayPath, packing }: InputPath): void {
  const scan = packing ? undefined : scanNamed(displayPath);
  if (scan)
    throw new UserError(EXIT.unreadable, `${displayPath} is ${scan.name}.`, helpForKind(scan, displayPath));
}
