import type { Page } from 'playwright-core';
import type { Subject } from '../../support/shown/subjects.ts';
import type { Seen } from './shown-result.ts';

/** Looks whether the fields of questions are filled in with their answers, and with nothing else. */
export async function lookAtAnswer(
  page: Page,
  { words = {} }: Subject,
  result: readonly object[],
): Promise<Seen> {
  const fields = await page.evaluate(readFields);
  if (!fields) return 'loading';
  const wanted = result.map((region) =>
    fieldsOf((region as { value?: Record<string, unknown> }).value ?? {}),
  );
  if (wanted.includes(undefined)) return 'not shown';
  const said = wanted.flat().map((field) => words[String(field)] ?? field);
  return JSON.stringify(fields) === JSON.stringify(said) ? 'shown' : 'not shown';
}

/** What the fields should say; undefined when the value is no answer. */
function fieldsOf(value: Record<string, unknown>): unknown[] | undefined {
  const { choices, taxonomy, datetime, rating, number, text } = value;
  const chosen = choices ?? taxonomy;
  if (Array.isArray(chosen)) return namesOf(chosen);
  const lines = typeof text === 'string' ? text.split('\n') : text;
  // An empty line is there, and nothing is seen of it.
  if (Array.isArray(lines)) return lines.filter((line) => line !== '');
  if (typeof datetime === 'string') return datetime.split('T');
  if (typeof number === 'number') return [String(number)];
  // No star is filled in for 0.
  if (typeof rating === 'number') return rating === 0 ? [] : [String(rating)];
  return undefined;
}

/** Of choices by their paths those that others are not below. */
function namesOf(chosen: readonly unknown[]): unknown[] {
  const isBelow = (path: unknown[]) => (other: unknown) =>
    Array.isArray(other) && other.length > path.length && path.every((step, i) => step === other[i]);
  const last = chosen.filter((path) => !Array.isArray(path) || !chosen.some(isBelow(path)));
  return last.map((path) => (Array.isArray(path) ? path.at(-1) : path));
}

/** Runs in the page of the editor; undefined when the text is not there yet. */
function readFields(): string[] | undefined {
  const text = document.querySelector<HTMLElement>('#label-studio')!.innerText;
  if (!text.includes('Ada lives')) return undefined;
  const all = <Found extends HTMLElement>(selector: string) => [
    ...document.querySelectorAll<Found>(`#label-studio ${selector}`),
  ];
  const stars = all('.ant-rate-star-full').length;
  const fields = [
    ...all<HTMLInputElement>('input:checked').map(({ name }) => name),
    ...all<HTMLInputElement>('input:is([type=date], [type=time], [type=number])').map(({ value }) => value),
    ...all('[data-testid=choiceOptionText]').map((option) => option.innerText),
    ...all('.ant-select-selection-item-content').map((item) => item.innerText.split(' / ').at(-1)!),
    ...all('.lsf-textarea__region').map((line) => line.innerText.trim()),
    ...(stars > 0 ? [String(stars)] : []),
  ];
  return fields.filter((field) => field !== '');
}
