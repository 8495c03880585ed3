import { decode } from 'fast-png';
import type { Locator } from 'playwright-core';

/** Left, top, right and bottom of what is red in a screenshot of an image or a video alone, without what the page draws over it. */
export async function redBox(frame: Locator): Promise<number[]> {
  await frame.evaluate((element) => {
    for (const over of element.querySelectorAll<HTMLElement>('.over')) over.style.visibility = 'hidden';
  });
  const { width, height, data, channels } = decode(await frame.screenshot());
  const box = [width, height, 0, 0] as [number, number, number, number];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      if (data[at]! < 128 || data[at + 1]! >= 128) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    }
  }
  return box;
}
