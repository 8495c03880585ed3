import { isObject, type Json, type JsonObject } from '../json/json.ts';

/** What an answer says, as lines for people; undefined when the value is not an answer. */
export function describeAnswers(type: string, value: JsonObject): string[] | undefined {
  switch (type) {
    case 'choices':
      return listOf(value.choices).map(pathOf);
    case 'taxonomy':
      return listOf(value.taxonomy).map(pathOf);
    case 'rating':
      return typeof value.rating === 'number' ? [`${value.rating} ★`] : undefined;
    case 'number':
      return typeof value.number === 'number' ? [String(value.number)] : undefined;
    case 'datetime':
      return typeof value.datetime === 'string' ? [value.datetime] : undefined;
    case 'textarea':
      return (Array.isArray(value.text) ? value.text : [value.text ?? '']).map(lineOf);
    case 'pairwise':
      return typeof value.selected === 'string' ? [value.selected] : undefined;
    case 'ranker':
      return rankingOf(value.ranker);
    case 'chatmessage': {
      const { chatmessage } = value;
      if (!isObject(chatmessage)) return undefined;
      return [`${lineOf(chatmessage.role)}: ${lineOf(chatmessage.content)}`];
    }
    default:
      return undefined;
  }
}

function rankingOf(ranker: Json | undefined): string[] | undefined {
  if (Array.isArray(ranker)) return ranker.map((item, i) => `${i + 1}. ${lineOf(item)}`);
  if (!isObject(ranker)) return undefined;
  return Object.entries(ranker).map(
    ([bucket, items]) => `${bucket}: ${listOf(items).map(lineOf).join(', ')}`,
  );
}

/** A choice inside others, as `Animal › Cat`. */
function pathOf(choice: Json): string {
  return Array.isArray(choice) ? choice.map(lineOf).join(' › ') : lineOf(choice);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function lineOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
