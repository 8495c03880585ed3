import { isObject, type Json, quote } from '../../json/json.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';

/** Names that are told apart, so that memory does not grow with the input. */
const KEPT = 50;

/** Counts a member, by its name and its value. */
export type MemberCounter = (name: string, value: Json) => void;

/**
 * Prepares to count members that nothing is made of, each by its name; `of`: whose they are, such as "annotations"; `kind`: what their format calls them. What is empty, zero or
 * false says nothing, and tools write such members everywhere.
 */
export function memberCounter(
  { skip }: Pick<Input, 'skip'>,
  of: string,
  isRead: ReadonlySet<string>,
  kind: 'members' | 'attributes' | 'elements' | 'properties' = 'members',
): MemberCounter {
  const names = new Map<string, string>();
  return (name, value) => {
    if (isRead.has(name) || saysNothing(value)) return;
    let what = names.get(name);
    if (what === undefined) {
      what = names.size < KEPT ? `${kind} of ${of} called ${quote(name)}` : `other ${kind} of ${of}`;
      if (names.size < KEPT) names.set(name, what);
    }
    skip(what, 1);
  };
}

/** The same for all members of an object. */
export function countMembers(count: MemberCounter, value: Json | undefined): void {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) count(name, value[name]!);
}

/** The same for the attributes of an element of XML. */
export function countAttributes(count: MemberCounter, { attributes }: Pick<XmlElement, 'attributes'>): void {
  for (const [name, { value }] of attributes) if (value !== '0') count(name, value);
}

function saysNothing(value: Json): boolean {
  if (value === null || value === false || value === '' || value === 0) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
