/** Red, green and blue from 0 to 255. */
export type Channels = readonly [red: number, green: number, blue: number];

/** How bright a color is, from 0 to 1 (WCAG 2). */
export function luminanceOf(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21 (WCAG 2). */
export function contrastOf(one: Channels, other: Channels): number {
  const [low, high] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What WCAG AA asks of lines and marks. */
const LEAST = 3;

/** The color, or as much darker (on light) or lighter (on dark) that lines of it are seen. */
export function clearOn(color: Channels, back: Channels): Channels {
  const end = luminanceOf(back) > 0.18 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = color.map((channel) => Math.round(channel + (end - channel) * part)) as unknown as Channels;
    if (contrastOf(mixed, back) >= LEAST) return mixed;
  }
  return [end, end, end];
}
