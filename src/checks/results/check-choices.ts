import { type Json, quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, Tag } from '../../label-config/model.ts';
import { type ResultCursor, regionPath, reportNotShown, type ValueCheck } from './cursor.ts';
import { labelNames } from './label-names.ts';

/**
 * Checks that choices are known, given as paths only with allowNested, and more than one only with
 * `choice="multiple"`.
 */
export function checkChoices(control: ControlTag): ValueCheck {
  const { tag } = control;
  const nested = attributeOf(tag, 'allowNested')?.value === 'true';
  const single = attributeOf(tag, 'choice')?.value !== 'multiple' && !nested;
  const names = labelNames(control);
  const places = placesBelow(tag);

  return (value, _region, cursor) => {
    const choices = value.choices as Json[];
    for (let i = 0; i < choices.length; i++) checkChoice(choices[i]!, i, cursor);
    if (nested && !control.dynamicLabels) checkPlaces(choices, cursor);
    if (choices.length > 1) checkSeveral(choices, cursor);
    return true;
  };

  function checkChoice(choice: Json, index: number, cursor: ResultCursor): void {
    if (typeof choice === 'string') {
      if (!names.has(choice)) names.reportUnknown(choice, `/value/choices/${index}`, cursor);
      else if (nested) {
        const problem = `with allowNested a choice is the list of its path, such as [${quote(choice)}]`;
        reportNotShown(cursor, problem, `/value/choices/${index}`, control);
      }
    } else if (nested) {
      checkPath(choice as string[], index, cursor);
    } else {
      const args = {
        name: `"choices[${index}]"`,
        expected: 'a string, the name of a choice',
        found: 'a list',
      };
      cursor.report({
        code: 'result-wrong-type',
        args,
        path: regionPath(cursor, `/value/choices/${index}`),
        tag: tag.ref,
      });
    }
  }

  function checkPath(path: readonly string[], index: number, cursor: ResultCursor): void {
    for (let i = 0; i < path.length; i++) {
      if (!names.has(path[i]!)) names.reportUnknown(path[i]!, `/value/choices/${index}/${i}`, cursor);
    }
  }

  /** With allowNested only whole paths are found, and a choice with choices below it is chosen through these. */
  function checkPlaces(choices: readonly Json[], cursor: ResultCursor): void {
    const paths = choices.map((choice) => (Array.isArray(choice) ? (choice as string[]) : []));
    for (const [i, path] of paths.entries()) {
      if (path.length === 0 || !path.every((item) => names.has(item))) continue;
      const found = placeAt(places, path);
      const isGroup = found !== undefined && found.size > 0;
      const isBelow = (other: readonly string[]) =>
        other.length > path.length && path.every((item, at) => other[at] === item);
      if (found && !(isGroup && !paths.some(isBelow))) continue;
      const problem = found
        ? `${quote(path.at(-1)!)} has choices below it, and none of these is chosen`
        : `no choice is at the path ${JSON.stringify(path)}`;
      reportNotShown(cursor, problem, `/value/choices/${i}`, control);
    }
  }

  function checkSeveral(choices: readonly Json[], cursor: ResultCursor): void {
    const distinct = new Set<string>();
    for (const [i, item] of choices.entries()) {
      const choice = typeof item === 'string' ? item : JSON.stringify(item);
      if (distinct.has(choice)) {
        const args = { choice, control: control.name };
        cursor.report({
          code: 'choice-repeated',
          args,
          path: regionPath(cursor, `/value/choices/${i}`),
          tag: tag.ref,
        });
      }
      distinct.add(choice);
    }
    if (single && distinct.size > 1) {
      const args = { count: distinct.size, control: control.name };
      cursor.report({
        code: 'too-many-choices',
        args,
        path: regionPath(cursor, '/value/choices'),
        tag: tag.ref,
      });
    }
  }
}

/** Checks that every item on the paths of a Taxonomy result is known, and that the paths lead from the top to an item. */
export function checkTaxonomy(control: ControlTag): ValueCheck {
  const names = labelNames(control);
  const places = placesBelow(control.tag);
  const isWritten = !control.dynamicLabels && control.labels.size > 0;

  return (value, _region, cursor) => {
    const paths = value.taxonomy as string[][];
    for (const [i, path] of paths.entries()) {
      if (path.length === 0) {
        reportNotShown(cursor, 'a path is empty, so the page stays blank', `/value/taxonomy/${i}`, control);
      }
      for (const [j, item] of path.entries()) {
        if (!names.has(item)) names.reportUnknown(item, `/value/taxonomy/${i}/${j}`, cursor);
      }
      if (isWritten && !placeAt(places, path) && path.every(names.has)) reportNoItem(path, i, cursor);
    }
    return true;
  };

  function reportNoItem(path: readonly string[], index: number, cursor: ResultCursor): void {
    cursor.report({
      code: 'taxonomy-path-unknown',
      args: { path: JSON.stringify(path), item: path.at(-1)!, control: control.name },
      path: regionPath(cursor, `/value/taxonomy/${index}`),
      tag: control.tag.ref,
    });
  }
}

/** The choices below a tag, or below tags around them that are none, by value and by alias. */
interface Places extends Map<string, Places> {}

function placesBelow({ children }: Tag, places: Places = new Map()): Places {
  for (const child of children) {
    if (child.type !== 'Choice') {
      placesBelow(child, places);
      continue;
    }
    const below = placesBelow(child);
    for (const name of [attributeOf(child, 'alias')?.value, attributeOf(child, 'value')?.value]) {
      if (name !== undefined) places.set(name, new Map([...below, ...(places.get(name) ?? [])]));
    }
  }
  return places;
}

/** What is below the choice at a path; undefined when there is none. */
function placeAt(places: Places, path: readonly string[]): Places | undefined {
  return path.reduce<Places | undefined>((at, item) => at?.get(item), places);
}
