import type { JsonObject } from '../../json/json.ts';

/** What an image of a COCO file is called; LVIS has no `file_name`, but the URL that the image comes from. Undefined when it has neither. */
export function imageName({ file_name: name, coco_url: url }: JsonObject): string | undefined {
  for (const given of [name, url]) if (typeof given === 'string' && given !== '') return given;
  return undefined;
}
