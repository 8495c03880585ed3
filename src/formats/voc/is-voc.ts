/** Whether a text starts like a Pascal VOC annotation, behind comments and processing instructions. */
export function isVoc(head: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(head[at] ?? '')) at++;
    const mark = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?', at) ? '?>' : undefined;
    if (mark === undefined) return /^<annotation[\s>]/.test(head.slice(at, at + 20));
    const end = head.indexOf(mark, at + 2);
    if (end < 0) return false;
    at = end + mark.length;
  }
}

/**
 * The XML of the first LabelMe, which CVAT exports as well, has polygons with <pt> and no boxes; images without any are known by the rest. That of
 * FAIR1M has classes that may be.
 */
const otherXml = /<pt>\s*<x>|<imagesize>\s*<nrows>|<sourceImage\/?>|<possibleresult>/;

/** Whether one of several texts is such XML of another tool. */
export function hasOtherXml(heads: readonly string[]): boolean {
  return heads.some((head) => isVoc(head) && otherXml.test(head) && !head.includes('<bndbox>'));
}
