import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { readHead } from '../../readers/head.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import { readTable } from '../labelled/read-table.ts';
import { valuesOf } from './attributes.ts';
import { imagesOfProject3 } from './images3.ts';
import type { ViaFile, ViaImage } from './via-file.ts';

/** Reads a project, or the annotations exported from one as JSON or CSV; undefined when it is none of these, which is reported. */
export function readViaFile(input: Input, path: string, displayPath: string): ViaFile | undefined {
  if (/\.csv$/i.test(displayPath)) return readCsv(input, path, displayPath);
  const file = parseJsonFile(input, path, displayPath);
  if (file === undefined) return undefined;
  const refuse = (problem: string): undefined =>
    void input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
  if (!isObject(file)) return refuse('it is not an object');
  if (isObject(file.project) && isObject(file.metadata)) return imagesOfProject3(input, file, displayPath);
  const isProject = '_via_img_metadata' in file;
  const metadata = isProject ? file._via_img_metadata : file;
  if (!isObject(metadata)) return refuse('its "_via_img_metadata" is not an object');
  const images: ViaImage[] = [];
  const countOfImage = memberCounter(input, 'images', membersOfImage);
  const countOfRegion = memberCounter(input, 'regions', membersOfRegion);
  for (const [key, value] of Object.entries(metadata)) {
    const pointer = `${isProject ? '_via_img_metadata/' : ''}${escapePointer(key)}`;
    const image = toImage(value, `${pointer}/regions`);
    if (typeof image === 'string') {
      const args = { entry: `/${pointer}`, problem: image };
      input.report({ code: 'label-entry-malformed', args, path: `/${pointer}` }, { file: displayPath });
    } else {
      images.push(image);
      countMembers(countOfImage, value);
      const { regions = [] } = value as JsonObject;
      for (const region of Object.values(regions as JsonObject)) countMembers(countOfRegion, region);
    }
  }
  const { _via_attributes: attributes, _via_settings: settings } = file;
  const core = isObject(settings) ? settings.core : undefined;
  const folder = isObject(core) ? core.default_filepath : undefined;
  return {
    images,
    regionAttributes: isObject(attributes) ? attributes.region : undefined,
    fileAttributes: isObject(attributes) ? attributes.file : undefined,
    folder: typeof folder === 'string' ? folder : '',
  };
}

const membersOfImage: ReadonlySet<string> = new Set([
  'filename',
  'size',
  'regions',
  'file_attributes',
  // Version 1 wrote an empty one everywhere, and what it shows of an image that is in the file itself.
  'fileref',
]);
const membersOfRegion: ReadonlySet<string> = new Set(['shape_attributes', 'region_attributes']);

function toImage(value: Json, list: string): ViaImage | string {
  if (!isObject(value)) return 'it is not an object';
  const { filename, regions = [], file_attributes: attributes } = value;
  if (typeof filename !== 'string' || filename === '') return 'it has no "filename"';
  // Version 1 wrote an object with numbers as keys.
  const items = isObject(regions) ? Object.values(regions) : regions;
  if (!Array.isArray(items)) return 'its "regions" are not a list';
  return {
    name: filename,
    size: sizeOf(value.size),
    attributes: isObject(attributes) ? attributes : {},
    list,
    regions: items.map((region) =>
      isObject(region)
        ? { shape: region.shape_attributes, attributes: region.region_attributes }
        : { shape: undefined, attributes: undefined },
    ),
  };
}

/** VIA writes -1 for files that it has not read. */
function sizeOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** How many regions of an image a table says there are, in its first row of the image, and for how many it has rows. */
interface RegionCount {
  declared: number | undefined;
  rows: number;
  line: number;
}

/** A table with a row for each region, or for an image without any. */
function readCsv(input: Input, path: string, file: string): ViaFile | undefined {
  // Excel saves it again with semicolons, or with tabs, where its language has decimal commas.
  const [head = ''] = readHead(path, file).bytes.toString('latin1').split('\n', 1);
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ',';
  const rows = readTable(input, path, file, delimiter, { quotes: true, trim: false });
  if (!rows) return undefined;
  const [header, ...others] = rows;
  const columns = (header?.cells ?? []).map((name) => name.replace(/^#/, '').trim());
  const at = (name: string) => columns.indexOf(name);
  const wanted = [
    'filename',
    'file_attributes',
    'region_count',
    'region_shape_attributes',
    'region_attributes',
  ];
  const missing = wanted.find((name) => at(name) < 0);
  if (missing !== undefined) {
    const args = { problem: `it has no column ${missing}` };
    input.report({ code: 'label-file-malformed', args }, { file, line: 1 });
    return undefined;
  }
  const images = new Map<string, ViaImage>();
  const counts = new Map<string, RegionCount>();
  for (const { cells, line } of others) {
    const cell = (name: string) => cells[at(name)] ?? '';
    const [attributes, shape, regionAttributes] = [
      'file_attributes',
      'region_shape_attributes',
      'region_attributes',
    ].map((name) => parseCell(cell(name)));
    const name = cell('filename');
    let image = images.get(name);
    if (!image) {
      image = {
        name,
        size: sizeOf(parseCell(cell('file_size'))),
        attributes: isObject(attributes) ? attributes : {},
        regions: [],
        list: undefined,
        line,
      };
      images.set(name, image);
    } else if (isObject(attributes)) {
      for (const [key, value] of Object.entries(attributes)) {
        const said = valuesOf(value).join(', ');
        if (said === '' || said === valuesOf(image.attributes[key]).join(', ')) continue;
        input.report({ code: 'image-flag-lost', args: { flag: quote(`${key} = ${said}`) } }, { file, line });
      }
    }
    const isEmpty = isObject(shape) && Object.keys(shape).length === 0;
    const count = counts.get(name) ?? { declared: toNumber(cell('region_count')), rows: 0, line };
    counts.set(name, count);
    if (!isEmpty) count.rows++;
    if (name === '' || attributes === undefined || shape === undefined || regionAttributes === undefined) {
      const args = {
        what: 'row',
        problem: name === '' ? 'it has no file name' : 'its attributes are not JSON',
      };
      input.report({ code: 'label-malformed', args }, { file, line });
    } else if (!isEmpty) {
      image.regions.push({ shape, attributes: regionAttributes, line });
    }
  }
  for (const [name, { declared: count, rows, line }] of counts) {
    if (name === '' || count === undefined || count === rows) continue;
    input.report({ code: 'regions-miscounted', args: { image: quote(name), count, rows } }, { file, line });
  }
  return { images: [...images.values()], regionAttributes: undefined, folder: '' };
}

function parseCell(cell: string): Json | undefined {
  try {
    return JSON.parse(cell === '' ? '{}' : cell) as Json;
  } catch {
    return undefined;
  }
}
