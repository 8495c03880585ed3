import { escapePointer, unescapePointer } from '../../json/parse-lossless.ts';

/** One more step of a JSON pointer (RFC 6901), with its slash. */
export function pointerStep(key: string | number): string {
  const text = String(key);
  return /[~/]/.test(text) ? `/${escapePointer(text)}` : `/${text}`;
}

/** The number of steps of a JSON pointer. */
export function pointerDepth(pointer: string): number {
  let depth = 0;
  for (let slash = pointer.indexOf('/'); slash !== -1; slash = pointer.indexOf('/', slash + 1)) depth++;
  return depth;
}

/**
 * A JSON pointer into the data as a variable of a label config is written, without the dollar sign:
 * `images[0].url`.
 */
export function pointerToVariable(pointer: string): string {
  let variable = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = unescapePointer(step);
    if (variable === '') variable = key;
    else variable += /^\d+$/.test(key) ? `[${key}]` : `.${key}`;
  }
  return variable;
}
