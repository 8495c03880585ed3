import type { Json } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { labelNames } from './label-names.ts';
import { regionPath, type Spot } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks that choices are known, given as paths only with allowNested, and more than one only with
 * `choice="multiple"`.
 */
export function checkChoices(control: ControlTag): ValueCheck {
  const { tag } = control;
  const nested = attributeOf(tag, 'allowNested')?.value === 'true';
  const single = attributeOf(tag, 'choice')?.value !== 'multiple' && !nested;
  const names = labelNames(control);

  return (value, _region, spot) => {
    const choices = value.choices as Json[];
    for (let i = 0; i < choices.length; i++) checkChoice(choices[i]!, i, spot);
    if (choices.length > 1) checkSeveral(choices, spot);
    return true;
  };

  function checkChoice(choice: Json, index: number, spot: Spot): void {
    if (typeof choice === 'string') {
      if (!names.has(choice)) names.reportUnknown(choice, `/value/choices/${index}`, spot);
    } else if (nested) {
      checkPath(choice as string[], index, spot);
    } else {
      const args = {
        name: `"choices[${index}]"`,
        expected: 'a string, the name of a choice',
        found: 'a list',
      };
      spot.report({
        code: 'result-wrong-type',
        args,
        path: regionPath(spot, `/value/choices/${index}`),
        tag: tag.ref,
      });
    }
  }

  function checkPath(path: readonly string[], index: number, spot: Spot): void {
    for (let i = 0; i < path.length; i++) {
      if (!names.has(path[i]!)) names.reportUnknown(path[i]!, `/value/choices/${index}/${i}`, spot);
    }
  }

  function checkSeveral(choices: readonly Json[], spot: Spot): void {
    const distinct = new Set<string>();
    for (const [i, item] of choices.entries()) {
      const choice = typeof item === 'string' ? item : JSON.stringify(item);
      if (distinct.has(choice)) {
        const args = { choice, control: control.name };
        spot.report({
          code: 'choice-repeated',
          args,
          path: regionPath(spot, `/value/choices/${i}`),
          tag: tag.ref,
        });
      }
      distinct.add(choice);
    }
    if (single && distinct.size > 1) {
      const args = { count: distinct.size, control: control.name };
      spot.report({ code: 'too-many-choices', args, path: regionPath(spot, '/value/choices'), tag: tag.ref });
    }
  }
}
