import { shortKey } from '../../hash.ts';
import type { Answer } from '../../regions/answers.ts';
import type { Shape } from '../../regions/shape.ts';

interface Labelled {
  label: string;
  shape: Shape;
  /** What makes it another region at the same place, such as the text of a line. */
  answers: readonly Answer[] | undefined;
}

/**
 * Tells of the shapes of one image whether the same one was there before with the same label, text and attributes. Keypoints are left aside, as those of two
 * objects may well meet, and masks, which are too large to keep. Keys are made only where two shapes begin at the same x: most do not, and to
 * compare all that do with each other would take for ever in an image made for that.
 */
export function createStack(): (labelled: Labelled) => boolean {
  const firsts = new Map<number, Labelled | 'has a key'>();
  const keys = new Set<string>();
  return (labelled) => {
    const { shape } = labelled;
    if (shape.kind === 'keypoint' || shape.kind === 'brush') return false;
    const x = 'points' in shape ? shape.points[0]![0] : shape.x;
    const first = firsts.get(x);
    if (first === undefined) {
      firsts.set(x, labelled);
      return false;
    }
    if (first !== 'has a key') keys.add(keyOf(first));
    firsts.set(x, 'has a key');
    const key = keyOf(labelled);
    if (keys.has(key)) return true;
    keys.add(key);
    return false;
  };
}

function keyOf({ label, shape, answers }: Labelled): string {
  return shortKey([label, shape, answers]);
}
