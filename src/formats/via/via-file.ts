import type { Json, JsonObject } from '../../json/json.ts';

/** An image of VIA with its regions, as its file has them. */
export interface ViaImage {
  name: string;
  /** Where it may be besides. */
  otherNames?: readonly string[];
  /** The bytes of its file when it was labelled; undefined when that is not known. */
  size: number | undefined;
  attributes: JsonObject;
  /** `path`: the JSON pointer of a region that stands in no list. */
  regions: { shape: Json | undefined; attributes: Json | undefined; line?: number; path?: string }[];
  /** A JSON pointer to the list of regions, without the first slash; undefined in a table and in VIA 3. */
  list: string | undefined;
  line?: number;
}

/** The images of a file, and what a project says of the attributes of regions. */
export interface ViaFile {
  images: ViaImage[];
  regionAttributes: Json | undefined;
  /** The same for attributes of whole images. */
  fileAttributes?: Json | undefined;
  /** The attribute that a project says is the label. */
  label?: string | undefined;
  /** The folder that a project looks for its images in, as it was set in VIA; empty for that of the project. */
  folder: string;
}
