import { InvalidArgumentError } from 'commander';
import { delimiters } from '../formats/csv/delimiters.ts';
import { listAlternatives } from '../list-alternatives.ts';
import { nearest } from '../suggest.ts';

/** One of a few words; of many, `listedIn` says where they are listed. */
export function valueAmong(
  values: readonly string[],
  synonyms: Readonly<Record<string, string>> = {},
  listedIn?: string,
): (value: string) => string {
  return (value) => {
    if (values.includes(value)) return value;
    const word = value.toLowerCase();
    const near = (Object.hasOwn(synonyms, word) ? synonyms[word] : undefined) ?? nearest(value, values);
    if (near === undefined) {
      const all =
        listedIn === undefined ? `It must be ${listAlternatives(values)}.` : `${listedIn} lists all.`;
      throw new InvalidArgumentError(all);
    }
    const list = listedIn === undefined ? '' : ` ${listedIn} lists all.`;
    throw new InvalidArgumentError(`Did you mean ${near}?${list}`);
  };
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

export function jsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new InvalidArgumentError('It must be JSON, such as {"prefix": "a/b"}, with the quotes.');
  }
}

export function versionName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('It must not be empty.');
}

/** What `--links` takes: an era of Label Studio, or the beginning of a path, or of a URL that a browser or a storage of 1.x opens. */
export function linkKind(value: string): string {
  if (value === '0.9' || value === '1.x' || /^(?:(?:https?|s3|gs|azure-blob):\/\/[^\s/]|\/)\S*$/i.test(value))
    return value;
  throw new InvalidArgumentError(
    'It must be 0.9, 1.x, or the start of a URL such as https://cdn.example.com/images/.',
  );
}

/** What `--base-url` takes: where a server is, perhaps below a path. */
export function origin(value: string): string {
  if (/^https?:\/\//i.test(value) && URL.canParse(value) && !/[\s?#]/.test(value)) return value;
  const guess = `http://${value}`;
  const isHost = /^[\w.-]+(?::\d+)?(?:\/[^\s?#]*)?$/.test(value) && URL.canParse(guess);
  throw new InvalidArgumentError(
    `It must be an http or https origin, such as ${isHost ? guess : 'http://localhost:8080'}.`,
  );
}

/** Patterns for paths below the input folder, one more each time. */
export function filePatterns(value: string, before: string[] = []): string[] {
  if (value === '') throw new InvalidArgumentError('It must not be empty.');
  if (/^!(?!\()/.test(value)) {
    throw new InvalidArgumentError(
      'It must not start with an exclamation mark; use --exclude to skip files. Escape a file name as \\!NAME.',
    );
  }
  if (/^(?:\/|[a-z]:[/\\])|(?:^|[/{(,|])\.\.(?:$|[/}),|])/i.test(value)) {
    throw new InvalidArgumentError(
      'It must be relative to the input folder and stay inside it, such as train/**/*.png.',
    );
  }
  return [...before, value];
}

/** The one character that a word or an escape stands for. */
export function delimiterOf(value: string): string {
  const words = new Map<string, string>([...Object.entries(delimiters), ['\\t', '\t']]);
  const character = words.get(value) ?? value;
  // Tables of Hive have the control character U+0001, which shells pass on as it is.
  const isAscii = character.length === 1 && character.charCodeAt(0) < 0x80;
  if (isAscii && !['\0', '\n', '\r', '"'].includes(character)) return character;
  throw new InvalidArgumentError(
    'It must be one ASCII character other than a double quote, a line break or NUL, or comma, semicolon, tab or pipe.',
  );
}

/** `KEY=CONTROL`, one more each time. */
export function choicesColumn(value: string, before: { key: string; control: string }[] = []) {
  const at = value.lastIndexOf('=');
  if (at > 0 && at < value.length - 1) {
    return [...before, { key: value.slice(0, at), control: value.slice(at + 1) }];
  }
  throw new InvalidArgumentError(
    'It must be KEY=CONTROL: a column or data key, and the name of a Choices tag, such as mood=sentiment.',
  );
}
