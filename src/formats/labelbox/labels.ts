import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { Answer } from '../../regions/answers.ts';
import type { Point, Shape } from '../../regions/shape.ts';

/**
 * The labels of a data row in all projects: each is what one annotator said of it, with its JSON pointer. `onSkipped` is told of those in which
 * somebody skipped the data row, or which say nothing.
 */
export function labelsOf(
  row: JsonObject,
  onSkipped: () => void,
): { annotations: JsonObject; path: string }[] {
  const projects = isObject(row.projects) ? Object.entries(row.projects) : [];
  return projects.flatMap(([id, project]) => {
    const labels = isObject(project) && Array.isArray(project.labels) ? project.labels : [];
    return labels.flatMap((label, i) => {
      const details = isObject(label) ? label.performance_details : undefined;
      if (
        !isObject(label) ||
        !isObject(label.annotations) ||
        (isObject(details) && details.skipped === true)
      ) {
        onSkipped();
        return [];
      }
      return [{ annotations: label.annotations, path: `/projects/${id}/labels/${i}/annotations` }];
    });
  });
}

/** The shape of an object, by its annotation_kind; undefined for a kind that is not read, or what is wrong with it. */
export function shapeOf(object: JsonObject): Shape | string | undefined {
  switch (object.annotation_kind) {
    case 'ImageBoundingBox':
      return boxOf(object.bounding_box);
    case 'ImagePolygon': {
      const points = pointsOf(object.polygon);
      if (!points) return 'its "polygon" is not a list of points with x and y';
      const outline = isClosed(points) ? points.slice(0, -1) : points;
      if (outline.length < 3) return `its "polygon" has only ${outline.length} points`;
      return { kind: 'polygon', points: outline };
    }
    case 'ImagePolyline': {
      const points = pointsOf(object.line);
      if (!points || points.length < 2) return 'its "line" is not a list of two points or more with x and y';
      return { kind: 'vector', points };
    }
    case 'ImagePoint': {
      const point = pointsOf([object.point ?? null])?.[0];
      return point ? { kind: 'keypoint', x: point[0], y: point[1] } : 'its "point" has no x and y';
    }
    default:
      return undefined;
  }
}

function boxOf(box: Json | undefined): Shape | string {
  const { left, top, width, height } = isObject(box) ? box : {};
  if (![left, top, width, height].every((one) => typeof one === 'number' && Number.isFinite(one)))
    return 'its "bounding_box" has no left, top, width and height';
  if ((width as number) < 0 || (height as number) < 0) return 'its width or height is negative';
  return {
    kind: 'rectangle',
    ...{ x: left as number, y: top as number, width: width as number, height: height as number },
  };
}

function pointsOf(value: Json | undefined): Point[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const points = value.map((point): Point | undefined => {
    const { x, y } = isObject(point) ? point : {};
    const isPlace = typeof x === 'number' && typeof y === 'number' && Number.isFinite(x + y);
    return isPlace ? [x, y] : undefined;
  });
  return points.every((point) => point !== undefined) ? points : undefined;
}

/** Exports repeat the first point of a polygon at its end. */
function isClosed(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return points.length > 1 && first![0] === last![0] && first![1] === last![1];
}

/** The answers of classifications, with those that are asked about answers; `odd`: how many are none of these. */
export function answersOf(value: Json | undefined): { answers: Answer[]; odd: number } {
  const answers: Answer[] = [];
  let odd = 0;
  const add = (classification: Json) => {
    const { name, radio_answer, checklist_answers, text_answer } = isObject(classification)
      ? classification
      : {};
    const chosen = isObject(radio_answer)
      ? [radio_answer]
      : Array.isArray(checklist_answers)
        ? checklist_answers.filter(isObject)
        : [];
    const values = chosen.flatMap((answer) => (typeof answer.name === 'string' ? [answer.name] : []));
    const text = isObject(text_answer) ? text_answer.content : undefined;
    if (typeof name !== 'string' || name === '') odd++;
    else if (typeof text === 'string') answers.push({ name, kind: 'text', values: [text] });
    else if (values.length > 0) answers.push({ name, kind: 'choice', values });
    else odd++;
    for (const answer of chosen)
      if (Array.isArray(answer.classifications)) answer.classifications.forEach(add);
  };
  if (Array.isArray(value)) value.forEach(add);
  const kinds = answers.map(({ kind }) => kind);
  const isAlone = (kind: Answer['kind']) => kinds.indexOf(kind) === kinds.lastIndexOf(kind);
  return { answers: answers.map((answer) => ({ ...answer, alone: isAlone(answer.kind) })), odd };
}
