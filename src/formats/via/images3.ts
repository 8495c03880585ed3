import type { JsonObject } from '../../json/json.ts';
import type { Input } from '../format.ts';
import { fileTypes } from './is-via3.ts';
import { type File3, readProject3 } from './project3.ts';
import { toShape2 } from './shape3.ts';
import type { ViaFile, ViaImage } from './via-file.ts';

/** Attributes of regions in images, and of whole images. */
const ofRegions = /^FILE1_Z\d+_XY[1N]/;
const ofFiles = /^FILE1_Z0_XY0/;

/** The images of a project of VIA 3; its videos and sounds, and what was said of them, are counted. */
export function imagesOfProject3(input: Input, project: JsonObject, displayPath: string): ViaFile {
  const { files, definitions, labelOfRegions } = readProject3(input, project, displayPath);
  const images: ViaImage[] = [];
  for (const file of files) {
    if (file.type === fileTypes.image) images.push(toImage(file));
    else {
      const what = file.type === fileTypes.video ? 'videos' : 'sounds';
      input.skip(what, 1);
      input.skip(`annotations of ${what}`, file.entries.length);
    }
  }
  return {
    images,
    regionAttributes: definitions(ofRegions),
    fileAttributes: definitions(ofFiles),
    label: labelOfRegions,
    folder: '',
  };
}

function toImage({ names, entries }: File3): ViaImage {
  const [name = '', ...otherNames] = names;
  const attributes: JsonObject = {};
  for (const { xy, values } of entries) if (xy.length === 0) Object.assign(attributes, values);
  const regions = entries
    .filter(({ xy }) => xy.length > 0)
    .map(({ xy, values, path }) => ({ shape: toShape2(xy), attributes: values, path }));
  return { name, otherNames, size: undefined, attributes, regions, list: undefined };
}
