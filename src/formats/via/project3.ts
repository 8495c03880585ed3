import { basename } from 'node:path';
import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';

/** A file of a project of VIA 3, with what was said of it. */
export interface File3 {
  /** Names that it may have, the likeliest first; an address is the last. */
  names: string[];
  /** As in `fileTypes`. */
  type: number;
  entries: Entry3[];
}

/** A region, a stretch of time, or what was said of a whole file. */
export interface Entry3 {
  /** A JSON pointer to it. */
  path: string;
  /** Times in seconds, and a shape as its number and coordinates; empty without. */
  times: Json[];
  xy: Json[];
  /** Values by the names of attributes; several boxes that are ticked as an object. */
  values: JsonObject;
}

/** A project of VIA 3. */
export interface Project3 {
  files: File3[];
  /** What is said of attributes of regions, or of stretches, as projects of VIA 2 have it: the input and the options by their names. */
  definitions(anchor: RegExp): JsonObject;
  /** The attribute by which VIA calls regions. */
  labelOfRegions: string | undefined;
}

/** Kinds of inputs by their number, as VIA 2 calls them (_VIA_ATTRIBUTE_TYPE). */
const inputs = ['', 'text', 'checkbox', 'radio', 'dropdown', 'image'];
const CHECKBOX = 2;
/** The number of addresses among the places of files (_VIA_FILE_LOC). */
const URI_HTTP = 2;
const INLINE = 4;

const membersOfEntry: ReadonlySet<string> = new Set(['vid', 'flg', 'z', 'xy', 'av']);

/** Reads a project. What is wrong with an entry is reported. */
export function readProject3(input: Input, project: JsonObject, displayPath: string): Project3 {
  const { attribute, file, view, metadata, config } = project;
  const attributes = isObject(attribute) ? attribute : {};
  const reportEntry = (pointer: string, problem: string) => {
    const args = { entry: pointer, problem };
    input.report({ code: 'label-entry-malformed', args, path: pointer }, { file: displayPath });
  };
  const byView = new Map<string, File3 | 'several files'>();
  const files: File3[] = [];
  const prefixes = prefixesOf(config);
  for (const [vid, value] of inOrder(view, project)) {
    const list = isObject(value) && Array.isArray(value.fid_list) ? value.fid_list : [];
    const [fid = null, ...others] = list;
    const found = isObject(file) ? file[showValue(fid)] : undefined;
    if (others.length > 0) {
      byView.set(vid, 'several files');
      input.skip('views of several files', 1);
    } else if (!isObject(found) || namesOf(found, prefixes).length === 0) {
      reportEntry(`/view/${escapePointer(vid)}`, 'it has no file with a name');
    } else {
      const made = { names: namesOf(found, prefixes), type: Number(showValue(found.type)), entries: [] };
      byView.set(vid, made);
      files.push(made);
    }
  }
  const count = memberCounter(input, 'metadata', membersOfEntry);
  for (const [mid, value] of Object.entries(isObject(metadata) ? metadata : {})) {
    const path = `/metadata/${escapePointer(mid)}`;
    if (!isObject(value)) {
      reportEntry(path, 'it is not an object');
      continue;
    }
    const of = byView.get(showValue(value.vid));
    const { z = [], xy = [] } = value;
    if (of === 'several files') input.skip('annotations of several files', 1);
    else if (!of) reportEntry(path, `there is no view ${JSON.stringify(value.vid ?? null)}`);
    else if (!Array.isArray(z) || !Array.isArray(xy)) reportEntry(path, 'its "z" or "xy" is not a list');
    else {
      countMembers(count, value);
      of.entries.push({ path, times: z, xy, values: valuesOf(value.av, attributes) });
    }
  }
  const ui = isObject(config) && isObject(config.ui) ? config.ui : {};
  const named = attributes[showValue(ui.spatial_region_label_attribute_id)];
  return {
    files,
    definitions: (anchor) => definitionsOf(attributes, anchor),
    labelOfRegions: isObject(named) && typeof named.aname === 'string' ? named.aname : undefined,
  };
}

/** The views in the order in which people see them. */
function inOrder(view: Json | undefined, { project, vid_list: old }: JsonObject): [string, Json][] {
  const views = isObject(view) ? view : {};
  const found = isObject(project) ? (project.vid_list ?? old) : undefined;
  const list = Array.isArray(found) ? found.map(showValue) : [];
  const ids = new Set([...list.filter((id) => Object.hasOwn(views, id)), ...Object.keys(views)]);
  return [...ids].map((id) => [id, views[id]!]);
}

/** What stands before the sources of files, by their place; version 3.1.0 had one, for local files. */
function prefixesOf(config: Json | undefined): JsonObject {
  const file = isObject(config) ? config.file : undefined;
  if (!isObject(file)) return {};
  const { loc_prefix: prefixes, path } = file;
  return isObject(prefixes) ? prefixes : { '1': path ?? '' };
}

/** Files that were chosen in a browser have a name alone; the others have a source, below a prefix of all files of their kind. */
function namesOf({ fname, src, loc }: JsonObject, prefixes: JsonObject): string[] {
  const texts = [loc === INLINE ? '' : src, fname].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
  const plain = texts.map((name) => name.replace(/^file:\/\/(?:localhost)?(?=\/)/i, ''));
  const prefix = prefixes[showValue(loc)];
  const [first] = plain;
  const whole =
    first !== undefined && typeof prefix === 'string' && prefix !== '' ? [`${prefix}${first}`] : [];
  const all = [...new Set([...whole, ...plain])];
  if (loc !== URI_HTTP) return all;
  const local = all.map((name) => basename(name.split(/[?#]/, 1)[0]!));
  return [...new Set([...local.filter((name) => name !== ''), ...all.slice(0, 1)])];
}

/** Values by the names of their attributes, with the names of options for their ids. */
function valuesOf(av: Json | undefined, attributes: JsonObject): JsonObject {
  const values: JsonObject = {};
  for (const [id, value] of Object.entries(isObject(av) ? av : {})) {
    const attribute = attributes[id];
    const { aname, type, options } = isObject(attribute) ? attribute : {};
    const name = typeof aname === 'string' && aname !== '' ? aname : id;
    const nameOf = (option: string) => {
      const text = isObject(options) && Object.hasOwn(options, option) ? options[option] : undefined;
      return typeof text === 'string' && text !== '' ? text : option;
    };
    if (typeof value !== 'string') values[name] = value;
    else if (type === CHECKBOX) {
      const ticked = value.split(',').filter((option) => option !== '');
      values[name] = Object.fromEntries(ticked.map((option) => [nameOf(option), true]));
    } else values[name] = nameOf(value);
  }
  return values;
}

function definitionsOf(attributes: JsonObject, anchor: RegExp): JsonObject {
  const found: JsonObject = {};
  for (const attribute of Object.values(attributes)) {
    if (!isObject(attribute) || typeof attribute.aname !== 'string') continue;
    if (typeof attribute.anchor_id === 'string' && !anchor.test(attribute.anchor_id)) continue;
    const { options } = attribute;
    const names = Object.entries(isObject(options) ? options : {}).map(([id, text]) =>
      typeof text === 'string' && text !== '' ? text : id,
    );
    found[attribute.aname] = {
      type: inputs[Number(showValue(attribute.type))] ?? 'text',
      options: Object.fromEntries(names.map((name) => [name, ''])),
    };
  }
  return found;
}
