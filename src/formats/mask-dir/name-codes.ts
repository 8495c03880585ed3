import type { ClassList } from './classes.ts';
import { showColor } from './color.ts';
import type { MaskPixels } from './decode-png.ts';
import { background, undecided } from './mask-class.ts';

/** What the pixels of a code are: of a class, of none, not to be told (the borders of objects), or not in the list. */
export type CodeMeaning = { label: string } | 'background' | 'void' | 'unknown';

/** What Pascal VOC paints the borders of objects with, as an index, and as the colors that tools give it. */
export const BORDER = 255;
const voidColors = [0xe0e0c0];

/** Prepares to tell what the codes of a mask mean. Without a list the label is the value itself, or the color as #rrggbb. */
export function codeNamer(
  mask: MaskPixels,
  list: ClassList | undefined,
  isVoc: boolean,
): (code: number) => CodeMeaning {
  const { kind, palette } = mask;
  const byColor = new Map(
    list?.classes.flatMap(({ name, color }) => (color === undefined ? [] : [[color, name]])),
  );
  const byIndex = new Map(list?.classes.map(({ name, value }, i) => [value ?? i, name]));
  const inColors = kind !== 'values' && byColor.size > 0 && usesColors(mask, byColor);
  return (code) => {
    if (code < 0) return 'background';
    const color = kind === 'palette' ? palette[code]! : code;
    if (kind === 'palette' && isVoc && code === BORDER && !byIndex.has(code)) return 'void';
    if (kind !== 'values' && voidColors.includes(color) && !byColor.has(color) && list) return 'void';
    // Gray values are often saved with three equal channels.
    const index = kind === 'colors' && isGray(code) ? code & 0xff : code;
    const name = inColors ? byColor.get(color) : byIndex.get(index);
    if (name !== undefined)
      return background.test(name) ? 'background' : undecided.test(name) ? 'void' : { label: name };
    if (inColors ? color === 0 : index === 0) return 'background';
    if (list) return kind !== 'colors' && index === BORDER ? 'void' : 'unknown';
    return { label: kind === 'colors' ? showColor(code) : String(code) };
  };
}

/** Whether the colors of a mask are those of the list, rather than those of a palette made for the eye. */
function usesColors({ kind, codes, palette }: MaskPixels, byColor: ReadonlyMap<number, string>): boolean {
  if (kind === 'colors') return true;
  const used = new Set<number>();
  for (const code of codes) if (code >= 0) used.add(code);
  return [...used].every(
    (code) => byColor.has(palette[code]!) || code === BORDER || voidColors.includes(palette[code]!),
  );
}

function isGray(code: number): boolean {
  return (code & 0xff) === ((code >> 8) & 0xff) && (code & 0xff) === code >> 16;
}

/** A code as people look for it in the file. */
export function showCode({ kind, palette }: MaskPixels, code: number): string {
  if (kind === 'colors') return showColor(code);
  return kind === 'palette' ? `${code} (${showColor(palette[code]!)})` : String(code);
}

/** Whether a gray value or index is that of borders, which a list does not name. */
export function isBorder({ kind }: MaskPixels, code: number, list: ClassList | undefined): boolean {
  return (
    kind !== 'colors' && code === BORDER && !list?.classes.some(({ value }, i) => (value ?? i) === BORDER)
  );
}
