/** A color as people write it: #rrggbb. */
export function showColor(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}
