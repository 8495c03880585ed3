import { isObject, type Json } from '../json/json.ts';

/** Who speaks and what is said, as the items of dialogues have them: those of Paragraphs, then those of chats, then others. */
const phraseKeys: readonly PhraseKeys[] = [
  { nameKey: 'author', textKey: 'text' },
  { nameKey: 'role', textKey: 'content' },
  { nameKey: 'from', textKey: 'value' },
  ...['speaker', 'author', 'role', 'sender', 'user', 'from', 'name'].flatMap((nameKey) =>
    ['text', 'utterance', 'content', 'message', 'transcript'].map((textKey) => ({ nameKey, textKey })),
  ),
];

export interface PhraseKeys {
  nameKey: string;
  textKey: string;
}

/**
 * By which keys Paragraphs can show a value; undefined for what is not a dialogue. A phrase may have no text, as messages that call tools: it is
 * shown with its name alone.
 */
export function phraseKeysOf(value: Json): PhraseKeys | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return phraseKeys.find(({ nameKey, textKey }) => {
    const isPhrase = (item: Json) =>
      isObject(item) &&
      typeof item[nameKey] === 'string' &&
      (typeof item[textKey] === 'string' || (item[textKey] ?? null) === null);
    const [first] = value;
    // The editor looks for the keys in the first phrase.
    if (!isObject(first) || !(textKey in first)) return false;
    return value.every(isPhrase) && silentPhrases(value, { nameKey, textKey }) < value.length;
  });
}

/** How many phrases of a dialogue have no text. */
export function silentPhrases(value: Json, { textKey }: PhraseKeys): number {
  const items = Array.isArray(value) ? value : [];
  return items.filter((item) => isObject(item) && typeof item[textKey] !== 'string').length;
}

/** The members that phrases with a text have beside it, and that have something in a list or an object, such as calls of tools: only texts are shown. */
export function membersBesideTexts(value: Json, { textKey }: PhraseKeys): string[] {
  const holdsSome = (member: Json) =>
    typeof member === 'object' && member !== null && Object.keys(member).length > 0;
  const items = Array.isArray(value) ? value : [];
  return items.flatMap((item) =>
    isObject(item) && typeof item[textKey] === 'string'
      ? Object.keys(item).filter((key) => holdsSome(item[key]!))
      : [],
  );
}
