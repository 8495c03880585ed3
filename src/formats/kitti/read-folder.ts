import { basename, dirname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { draftsOfFiles } from '../labelled/drafts-of-files.ts';
import type { Draft } from '../labelled/task-results.ts';
import { type AddLine, textLabelFile } from '../labelled/text-label-file.ts';
import { isBesideLabels } from './looks-like.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const others = namedFiles(input, '.txt file that has no labels', '.txt files that have no labels');
  const draftOf = textLabelFile(addLabel, (begins, path, displayPath) => {
    if (isBesideLabels(begins)) others.add(displayPath);
    // CVAT writes the colors of the labels beside them.
    else if (/^label_?colors\.txt$/i.test(basename(path))) input.skip('lists of colors', 1);
    else return false;
    return true;
  });
  yield* draftsOfFiles(input, '.txt', foldersOfImages, draftOf);
  others.count();
}

/** KITTI has image_2/ beside label_2/. */
function foldersOfImages(beside: string): string[] {
  const above = dirname(beside);
  const images = basename(beside).replace(/^labels?/i, 'image');
  return [join(above, images), join(above, 'image_2'), join(above, 'images'), beside, above];
}

/** What the second of the columns says, from 1. */
const occlusions = ['partly occluded', 'largely occluded', 'occlusion unknown'];

/** Adds the box of a line. */
function addLabel(input: Input): AddLine {
  return (draft, line, place) => {
    const [label = '', ...cells] = line.trim().split(/\s+/);
    const numbers = cells.map(toNumber);
    const malformed = (problem: string) =>
      draft.report({ code: 'label-malformed', args: { what: `line ${quote(line)}`, problem } }, place);
    if (numbers.length < 14 || numbers.includes(undefined))
      return malformed('it is not a type and 14 numbers');
    // An area that says what to leave out, of an image that somebody looked at.
    if (label === 'DontCare') return input.skip('DontCare areas', 1);
    const [truncated, occluded, alpha, left, top, right, bottom] = numbers as [
      number,
      ...number[],
    ] as number[];
    if (right! < left! || bottom! < top!) return malformed('its box ends before it starts');
    const marks = [
      ...(truncated! > 0 ? [`truncated ${truncated}`] : []),
      ...(occluded! >= 1 ? [occlusions[occluded! - 1] ?? `occluded ${occluded}`] : []),
    ];
    for (const mark of marks)
      draft.report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
    // Sizes of -1 say that there is no box in space, and angles of -10 that there is none; other tools fill columns with 0 or -1.
    const isInSpace = numbers.slice(7, 10).some((size) => size! > 0);
    if (isInSpace) input.skip('3D boxes', 1);
    if (numbers.length > 15) input.skip('further columns (17 and later)', 1);
    const hasAngle = alpha !== 0 && alpha !== -10 && (alpha !== -1 || isInSpace);
    if (hasAngle) input.skip('observation angles (alpha)', 1);
    const box = { x: left!, y: top!, width: right! - left!, height: bottom! - top! };
    draft.add({ label, shape: { kind: 'rectangle', ...box }, score: numbers[14], place });
  };
}
