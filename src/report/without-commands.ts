import type { Stream } from './style.ts';

/**
 * A stream on which GitHub Actions finds no workflow commands: its runner obeys each line of a log that begins with `::`, spaces aside, and
 * `##[` wherever it stands, also in the name of a file or in an excerpt. A space without width keeps the marks apart; in JSON an escape.
 */
export function withoutCommands(stream: Stream, isJson: boolean): Stream {
  const guarded = Object.create(stream) as Stream;
  guarded.write = (text, done) => stream.write(isJson ? inJson(text) : inText(text), done);
  return guarded;
}

function inText(text: string): string {
  return text.replace(/^([^\S\n\r\u2028\u2029]*:)(?=:)/gm, '$1\u200b').replaceAll('##[', '#\u200b#[');
}

/** There a line begins with a bracket, a brace or a quote. */
function inJson(text: string): string {
  return text.replaceAll('##[', '\\u0023#[');
}
