import { extname, join } from 'node:path';
import { readImageSize } from '../../media/read-image-size.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import type { Size } from '../../regions/shape.ts';
import { isImage } from '../media/image-dir.ts';

/** The frames of a sequence or a video, in a folder of their own. */
export interface Frames {
  folder: string;
  names: readonly string[];
}

export function framesIn(folder: string): Frames {
  return { folder, names: namesIn(folder).filter(isImage).sort() };
}

export function sizeOfFrames({ folder, names }: Frames): Size | undefined {
  const [first] = names;
  const size = first === undefined ? undefined : readImageSize(join(folder, first));
  return size && 'problem' in size ? undefined : size;
}

/** The command that makes a video of frames whose names end in their numbers; undefined for others. `show` gives a path as people know it. */
export function videoCommand(
  { folder, names: [first] }: Frames,
  { width, height }: Size,
  rate: number,
  video: string,
  show: (path: string) => string,
): string | undefined {
  const [, start = '', digits] = /^(\D*)(\d+)\.[^.]+$/.exec(first ?? '') ?? [];
  if (first === undefined || digits === undefined) return undefined;
  const number = Number(digits);
  // ffmpeg itself looks for the first frame among the numbers 0 to 4.
  const from = number > 4 ? ` -start_number ${number}` : '';
  const named = join(show(folder), start).replaceAll('%', '%%');
  const at = start === '' ? join(named, '/') : named;
  const pattern = `${at}%0${digits.length}d${extname(first)}`;
  // Browsers show only videos whose colors are stored for blocks of 2 by 2 pixels.
  const isEven = width % 2 === 0 && height % 2 === 0;
  const even = isEven ? '' : ` -vf ${quotePathForShell('pad=ceil(iw/2)*2:ceil(ih/2)*2')}`;
  return `ffmpeg -framerate ${rate}${from} -i ${quotePathForShell(pattern)}${even} -pix_fmt yuv420p ${quotePathForShell(show(video))}`;
}
