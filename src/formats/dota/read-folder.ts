import { dirname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import type { Point } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { draftsOfFiles } from '../labelled/drafts-of-files.ts';
import { shapeOfCorners } from '../labelled/shape-of-corners.ts';
import { textLabelFile } from '../labelled/text-label-file.ts';
import { dotaLine, dotaSource } from './line.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOfFiles(input, '.txt', foldersOfImages, draftOf));
}

function foldersOfImages(beside: string): string[] {
  const above = dirname(beside);
  // The labels of versions 1.5 and 2.0 lie one folder deeper: labelTxt-v1.5/DOTA-v1.5_train/.
  const deeper = join(dirname(above), 'images');
  return [join(above, 'images'), beside, above, join(beside, 'images'), deeper];
}

const draftOf = textLabelFile((input, controls) => (draft, line, place) => {
  if (dotaSource.test(line)) {
    input.skip('lines about the source of an image', 1);
    return;
  }
  const malformed = (problem: string) =>
    draft.report({ code: 'label-malformed', args: { what: `line ${quote(line)}`, problem } }, place);
  if (!dotaLine.test(line)) return malformed('it is not x1 y1 x2 y2 x3 y3 x4 y4 category difficult');
  const cells = line.trim().split(/\s+/);
  const numbers = cells.slice(0, 8).map(Number);
  if (!numbers.every(Number.isFinite)) return malformed('its corners are not numbers');
  const corners = [0, 2, 4, 6].map((i): Point => [numbers[i]!, numbers[i + 1]!]);
  const shape = shapeOfCorners(corners, controls);
  if (typeof shape === 'string') return malformed(shape);
  const label = cells[8]!;
  if (cells[9] !== undefined && cells[9] !== '0') {
    draft.report(
      { code: 'label-mark-lost', args: { mark: `difficult ${cells[9]}`, label: quote(label) } },
      place,
    );
  }
  draft.add({ label, shape, place });
});
