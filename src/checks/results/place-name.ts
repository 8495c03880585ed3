/**
 * Names the place that a JSON pointer leads to for people, as `"x"` or `"points[1][0]"`; the whole is called
 * `whole`.
 */
export function placeName(pointer: string, whole: string): string {
  if (pointer === '') return whole;
  let name = '';
  for (const step of pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (/^\d+$/.test(key)) name += `[${key}]`;
    else name += name === '' ? key : `.${key}`;
  }
  return JSON.stringify(name);
}
