/** The numbers of one line of a YOLO label file; coordinates are fractions of the image's width and height. */
export interface YoloLabel {
  classId: number;
  /** Centre, width and height; undefined where the line has points instead. */
  box: [x: number, y: number, width: number, height: number] | undefined;
  points: [x: number, y: number][];
  keypoints: [x: number, y: number, visibility: number][];
  score: number | undefined;
}

/** `kpt_shape` of a data.yaml: how many keypoints a pose has, and whether each has two numbers or three, with visibility. */
export type KeypointShape = readonly [count: number, dimensions: 2 | 3];

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** Fractions beyond this are not labels at the edge of an image, but pixels. */
const MOST = 2;

/**
 * Reads a line by its count of numbers, as Ultralytics writes them: a class and a box, a polygon, the four corners of a rotated box, or a
 * box and the keypoints of a pose, each with or without a score at the end. Returns what is wrong, as the end of a sentence.
 */
export function parseYoloLine(line: string, pose: KeypointShape | undefined): YoloLabel | string {
  const words = line.trim().split(/\s+/);
  const odd = words.find((word) => !number.test(word));
  if (odd !== undefined) return `${JSON.stringify(odd)} is not a number`;
  const [classId, ...rest] = words.map(Number) as [number, ...number[]];
  if (!Number.isInteger(classId)) return `its class ${words[0]} is not a whole number`;
  if (classId < 0) return `its class ${words[0]} is negative`;
  const label: YoloLabel = { classId, box: undefined, points: [], keypoints: [], score: undefined };
  const poseLength = pose && 4 + pose[0] * pose[1];
  const hasKeypoints = rest.length === poseLength || rest.length - 1 === poseLength;
  const isBox = hasKeypoints || rest.length === 4 || rest.length === 5;
  if (!isBox && poseLength !== undefined) {
    return `it has ${rest.length} numbers after the class, but a pose of kpt_shape ${pose!.join(', ')} has ${poseLength}`;
  }
  const unsaid = pose ? undefined : keypointsIn(rest);
  if (unsaid !== undefined) {
    return `it is a pose with ${unsaid} keypoints, and no data.yaml says so with kpt_shape: [${unsaid}, 3]`;
  }
  if (rest.length < 4) return `it has ${rest.length} numbers after the class, but a box has 4`;
  const scored = isBox ? rest.length === (hasKeypoints ? poseLength : 4)! + 1 : rest.length % 2 === 1;
  if (scored) {
    label.score = rest.pop()!;
    if (!Number.isFinite(label.score)) return `its score ${words.at(-1)} is too large`;
  }
  if (isBox) label.box = rest.slice(0, 4) as [number, number, number, number];
  if (hasKeypoints) {
    const [, dimensions] = pose!;
    for (let i = 4; i < rest.length; i += dimensions) {
      const [x, y, visibility = x === 0 && y === 0 ? 0 : 2] = rest.slice(i, i + dimensions) as [
        number,
        number,
      ];
      label.keypoints.push([x, y, visibility]);
    }
  } else if (!isBox) {
    for (let i = 0; i < rest.length; i += 2) label.points.push([rest[i]!, rest[i + 1]!]);
  }
  const places = [
    ...(label.box ?? []),
    ...label.points.flat(),
    ...label.keypoints.flatMap((point) => point.slice(0, 2)),
  ];
  const far = places.find((place) => Math.abs(place) > MOST);
  if (far !== undefined) return `${far} is not a fraction of the image's width or height`;
  if (label.box && (label.box[2] < 0 || label.box[3] < 0)) return 'its width or height is negative';
  return label;
}

/** How many keypoints follow a box, where each has a visibility of 0, 1 or 2, and some 2, which no place in an image is; undefined for all else. */
export function keypointsIn(numbers: readonly number[]): number | undefined {
  const count = (numbers.length - 4) / 3;
  if (!Number.isInteger(count) || count < 1) return undefined;
  const visibilities = numbers.filter((_, i) => i >= 4 && i % 3 === 0);
  const isPose = visibilities.every((one) => one === 0 || one === 1 || one === 2) && visibilities.includes(2);
  return isPose ? count : undefined;
}
