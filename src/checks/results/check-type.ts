import { type ResultCursor, regionPath } from './cursor.ts';
import type { ResultControl } from './result-control.ts';

/**
 * Prepares the check that the `type` of a region is that of its control tag, and reports when it is not. A
 * Labels tag beside a shape tag may also write the type of the labelled shape (`videovectorlabels`).
 */
export function compileTypeCheck(
  controls: readonly ResultControl[],
): (control: ResultControl, type: string, cursor: ResultCursor) => boolean {
  const labelledShapes = new Map<ResultControl, ReadonlySet<string>>();
  for (const control of controls) {
    if (control.tag.type === 'Labels') labelledShapes.set(control, labelledShapeTypes(control, controls));
  }

  return (control, type, cursor) => {
    const { resultType } = control;
    if (type === resultType || resultType === undefined) return true;
    if (resultType === 'hypertextlabels' && type === 'htmllabels') return true;
    if (labelledShapes.get(control)?.has(type.toLowerCase())) return true;

    const onlyCase = type.toLowerCase() === resultType;
    cursor.report({
      code: onlyCase ? 'result-type-case' : 'result-type-mismatch',
      args: { type, control: control.name, tag: control.tag.type, expected: resultType },
      path: regionPath(cursor, '/type'),
      tag: control.tag.ref,
    });
    return onlyCase;
  };
}

function labelledShapeTypes(labels: ResultControl, controls: readonly ResultControl[]): Set<string> {
  const beside = controls.filter(
    (other) => other !== labels && other.toName.some((name) => labels.toName.includes(name)),
  );
  return new Set(beside.map((other) => `${other.resultType}labels`));
}
