import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import type { Answer } from '../../regions/answers.ts';

/** What a project of VIA says of its attributes, and which of them is the label. */
export interface ViaAttributes {
  /** The name of the region attribute that is the label; undefined where no region has any. */
  label: string | undefined;
  kindOf(name: string): Answer['kind'];
  /** The values of an attribute that a region has. */
  valuesOf(name: string, value: Json | undefined): string[];
  /** The options of the label, in their order. */
  options: string[];
}

const labelName = /^(?:label|labels|class|classes|category|type|name|object|species)$/i;

/**
 * Finds the label among the attributes of regions: the one that is called so, else the only one, else the first that people choose from a
 * list. `defined` is `_via_attributes.region` of a project, `seen` the names that regions have, `told` the one that a project itself names.
 */
export function chooseLabel(
  defined: Json | undefined,
  seen: ReadonlySet<string>,
  told?: string,
): ViaAttributes {
  const attributes = isObject(defined) ? defined : {};
  const names = [...new Set([...Object.keys(attributes), ...seen])];
  const typeOf = (name: string) => typeIn(defined, name);
  const label =
    names.find((name) => name === told) ??
    names.find((name) => labelName.test(name)) ??
    (names.length === 1
      ? names[0]
      : names.find((name) => typeOf(name) === 'dropdown' || typeOf(name) === 'radio')) ??
    names[0];
  const options = label === undefined ? {} : optionsOf(defined, label);
  return {
    label,
    options: Object.keys(options).map((id) => nameOfOption(options, id)),
    kindOf: (name) => kindOf(defined, name),
    valuesOf: (name, value) => namedValues(defined, name, value),
  };
}

/** Whether people choose the value of an attribute from a list. */
export function kindOf(defined: Json | undefined, name: string): Answer['kind'] {
  return ['dropdown', 'radio', 'checkbox'].includes(showValue(typeIn(defined, name))) ? 'choice' : 'text';
}

/** The values of an attribute, with the texts of options in the place of numbers. */
export function namedValues(defined: Json | undefined, name: string, value: Json | undefined): string[] {
  const options = optionsOf(defined, name);
  return valuesOf(value).map((id) => nameOfOption(options, id));
}

function optionsOf(defined: Json | undefined, name: string): JsonObject {
  const definition = isObject(defined) ? defined[name] : undefined;
  return isObject(definition) && isObject(definition.options) ? definition.options : {};
}

/** VIA shows the text of an option, where it has one; its id is a name that people gave it, or a number, which says nothing to others. */
function nameOfOption(options: JsonObject, id: string): string {
  const text = /^\d+$/.test(id) && Object.hasOwn(options, id) ? options[id] : undefined;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : id;
}

function typeIn(defined: Json | undefined, name: string): Json | undefined {
  const definition = isObject(defined) ? defined[name] : undefined;
  return isObject(definition) ? definition.type : undefined;
}

/** The values of an attribute: a text, or the names of the boxes that are ticked; none when it is blank. */
export function valuesOf(value: Json | undefined): string[] {
  if (isObject(value)) return Object.keys(value).filter((key) => value[key] === true);
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}
