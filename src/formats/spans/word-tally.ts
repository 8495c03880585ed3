import { quote } from '../../json/json.ts';
import type { Input } from '../format.ts';

/** What the spans of a file say of their words and names, which shows whether its offsets and labels are what they seem. */
export interface WordTally {
  /** Takes note of the words that a span has in the text, and of those that its members have. */
  add(text: string, words: string, members: readonly Word[]): void;
  /** Takes note of a label that stands in a member which often is the name of the span. */
  addLabel(member: string, label: string): void;
  /** Reports what nearly all of the spans show; to be called when all were seen. */
  report(input: Pick<Input, 'report' | 'displayPath'>): void;
}

/** A member of a span that may have its words. */
export interface Word {
  member: string;
  value: string;
}

/** Spans that are looked at: words are looked for in all of their text. */
const MOST = 1000;
/** Fewer spans may be so by chance. */
const ENOUGH = { words: 3, labels: 10 };

export function createWordTally(): WordTally {
  /** For each member, how many spans were looked at, and how many have its words elsewhere in their text. */
  const members = new Map<string, { spans: number; elsewhere: number; example: string }>();
  const labels = new Map<string, { count: number; different: Set<string> }>();
  return {
    add(text, words, found) {
      for (const { member, value } of found) {
        const seen = members.get(member) ?? { spans: 0, elsewhere: 0, example: '' };
        members.set(member, seen);
        const wanted = plain(value);
        if (seen.spans === MOST || wanted.length < 3) continue;
        seen.spans++;
        const there = plain(words);
        if (there !== '' && (there.includes(wanted) || wanted.includes(there))) continue;
        // Words that the text does not have may be anything, such as the name of a kind.
        if (plain(text).includes(wanted)) {
          seen.elsewhere++;
          seen.example ||= `${quote(words)} for ${quote(value)}`;
        }
      }
    },
    addLabel(member, label) {
      const seen = labels.get(member) ?? { count: 0, different: new Set<string>() };
      labels.set(member, seen);
      if (seen.count === MOST) return;
      seen.count++;
      seen.different.add(label);
    },
    report({ report, displayPath: file }) {
      for (const [member, { spans, elsewhere, example }] of members) {
        if (elsewhere < ENOUGH.words || elsewhere * 10 < spans * 9) continue;
        report({ code: 'span-words-elsewhere', args: { elsewhere, spans, member, example } }, { file });
      }
      for (const [member, { count, different }] of labels) {
        if (count < ENOUGH.labels || different.size * 10 < count * 9) continue;
        const [first = ''] = different;
        const args = { different: different.size, spans: count, member, example: quote(first) };
        report({ code: 'span-labels-differ', args }, { file });
      }
    },
  };
}

/** Words as they are compared: pipelines of Hugging Face have them in lower case, with ## before the parts of a word. */
function plain(words: string): string {
  return words.toLowerCase().replaceAll('##', '').replace(/\s+/g, ' ').trim();
}
