import { describe, isObject, type Json, type JsonObject, quote, showValue } from '../../../json/json.ts';
import { isCssColor, isRegionColor } from '../../../label-config/css-color.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';

interface OfferedSetting {
  /** What one item is. */
  item: 'label' | 'choice' | 'class';
  /** Names of tags, which the editor keeps among the ids of items. */
  names: string[];
}

interface Member {
  wanted: string;
  takes: (value: Json) => boolean;
}

const text: Member = { wanted: 'text', takes: (value) => typeof value === 'string' };
const perhapsText: Member = { wanted: 'text', takes: (value) => value === null || typeof value === 'string' };
const truth: Member = { wanted: 'true or false', takes: (value) => typeof value === 'boolean' };
const size: Member = {
  wanted: 'symbol, word, sentence or paragraph',
  takes: (value) => value === null || /^(?:symbol|word|sentence|paragraph)$/.test(showValue(value)),
};
const color: Member = {
  wanted: 'a CSS color',
  takes: (value) => typeof value === 'string' && isCssColor(value),
};
const regionColor: Member = {
  wanted: 'a color such as red, #ff0000 or rgba(255, 0, 0, 0.5)',
  takes: (value) => typeof value === 'string' && isRegionColor(value),
};

/** The editor makes tags of the items, so their members are attributes by their names in lower case; it does not look at others. */
const common = { value: perhapsText, alias: perhapsText, hint: perhapsText, hotkey: perhapsText };
const ofLabel = {
  ...common,
  ...{ html: perhapsText, maxusages: perhapsText, groupcancontain: perhapsText, granularity: size },
  ...{ size: text, aliasstyle: text, selected: truth, showalias: truth, visible: truth },
  ...{ background: regionColor, selectedcolor: color },
};
const ofClass = { ...common, html: perhapsText, style: perhapsText, color: perhapsText };
const ofChoice = { ...ofClass, selected: truth, visible: truth, readonly: truth };

const kinds: Record<OfferedSetting['item'], { tags: string[]; members: Readonly<Record<string, Member>> }> = {
  label: { tags: ['label', 'header', 'view'], members: ofLabel },
  choice: { tags: ['choice', 'header', 'view'], members: ofChoice },
  class: { tags: ['choice'], members: ofClass },
};

/**
 * `x-offered`: labels, choices or classes that come from the data. With a member that their tag does not take, the page of Label Studio 1.x
 * stays blank, and a Taxonomy lacks what comes after it.
 */
export const offered = defineKeyword(
  'x-offered',
  ['array', 'string'],
  (setting: OfferedSetting) => (value: string | Json[]) => {
    if (typeof value !== 'string') return findIn(value, setting);
    return value === '' ? undefined : [notShown(`this is ${describe(value)} instead of a list`, '')];
  },
);

function findIn(items: Json[], { item: kind, names }: OfferedSetting): Problem[] | undefined {
  const problems: Problem[] = [];
  const taken = new Set(names);
  visit(items, '');
  return problems.length > 0 ? problems : undefined;

  function visit(list: Json[], at: string): void {
    for (const [index, item] of list.entries()) {
      const place = at + pointerStep(index);
      if (!isObject(item)) {
        problems.push(notShown(`a ${kind} is ${describe(item)} instead of an object with "value"`, place));
        continue;
      }
      for (const [key, problem] of wrongMembers(item))
        problems.push(notShown(problem, place + pointerStep(key)));
      const { children } = item;
      if (kind !== 'label' && Array.isArray(children)) visit(children, `${place}/children`);
    }
  }

  function* wrongMembers(item: JsonObject): Generator<[key: string, problem: string]> {
    const { tags, members } = kinds[kind];
    for (const [key, value] of Object.entries(item)) {
      const member = Object.hasOwn(members, key) ? members[key] : undefined;
      if (member && !member.takes(value)) yield [key, wrong(key, value, member.wanted)];
    }
    const { type, id, children } = item;
    if (type !== undefined && !tags.includes(type as string)) {
      yield [
        'type',
        `${wrong('type', type, quote(tags[0]!))}, which stands for the tag that is made of the ${kind}`,
      ];
    }
    if (
      kind === 'label' &&
      (typeof children === 'string' || Array.isArray(children)) &&
      children.length > 0
    ) {
      yield ['children', 'a label has "children", and only choices and classes can'];
    }
    const wrongId = checkId(id);
    if (wrongId !== undefined) yield ['id', wrongId];
  }

  /** In a Taxonomy only texts will do, and no one looks for two of them; elsewhere numbers will, but not 0. */
  function checkId(id: Json | undefined): string | undefined {
    const isNone = id === undefined || id === null || id === '' || (kind === 'class' && !id);
    if (isNone) return undefined;
    if (typeof id !== 'string' && (typeof id !== 'number' || id === 0 || kind === 'class')) {
      return wrong('id', id, 'text');
    }
    if (names.includes(showValue(id))) return `the id ${quote(showValue(id))} is also the name of a tag`;
    if (kind === 'class' || !taken.has(showValue(id))) {
      taken.add(showValue(id));
      return undefined;
    }
    return `two ${kind}s have the id ${quote(showValue(id))}`;
  }
}

function wrong(key: string, value: Json, wanted: string): string {
  return `${quote(key)} is ${describe(value)} instead of ${wanted}`;
}

function notShown(problem: string, below: string): Problem {
  return { code: 'not-shown-in-1x', args: { problem }, below };
}
