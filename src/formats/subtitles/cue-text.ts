/** What one voice says in a cue. */
export interface CuePart {
  voice: string | undefined;
  text: string;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/**
 * Reads the text of a WebVTT cue: the voices (<v Ada>) with what they say, one part where there is none, references resolved. `tags`: how
 * many other tags there were, which say nothing of what is said.
 */
export function readCueText(text: string): { parts: CuePart[]; tags: number } {
  const parts: CuePart[] = [];
  let voice: string | undefined;
  let said = '';
  let tags = 0;
  const finish = (next: string | undefined) => {
    if (said.trim() !== '') parts.push({ voice, text: decode(said) });
    voice = next;
    said = '';
  };
  for (const piece of cutAtTags(text)) {
    if (!piece.startsWith('<') || !piece.endsWith('>')) said += piece;
    else {
      const opened = /^<v(?:\.[^\s>]*)?[ \t]([^>]+)>$/.exec(piece)?.[1];
      if (opened !== undefined) finish(decode(opened.trim()));
      else if (/^<\/v>$/.test(piece)) finish(undefined);
      else if (!piece.startsWith('</')) tags++;
    }
  }
  finish(undefined);
  // Around what each voice says, spaces only divide.
  const isPlain = parts.every((part) => part.voice === undefined);
  const texts = isPlain ? parts : parts.map((part) => ({ ...part, text: part.text.trim() }));
  return { parts: texts.length > 0 ? texts : [{ voice, text: '' }], tags };
}

/** Tags and what is between them. Behind the last `>` there is no tag, and a pattern would look for its end from each `<`. */
function cutAtTags(text: string): string[] {
  const end = text.lastIndexOf('>') + 1;
  return [...text.slice(0, end).split(/(<[^>]*>)/), text.slice(end)];
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (written, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
