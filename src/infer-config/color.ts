/** A colour for a label that depends on its name alone, so that it stays when labels are added: as #rrggbb, neither pale nor dark. */
export function colorOf(label: string): string {
  const hue = (hash(label) % 3600) / 10;
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    // HSL to RGB with a saturation of 70% and a lightness of 50% (CSS Color 4, 7.1).
    const level = 0.5 - 0.35 * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(level * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** FNV-1a over UTF-16 units, spread once more, as short names differ in few bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0;
}
