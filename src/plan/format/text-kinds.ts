import { basename, extname, join } from 'node:path';
import type { InputSample } from '../../formats/input-sample.ts';
import { forFile } from '../../formats/other-tools/commands.ts';
import { outputFor } from '../../output-name.ts';
import { quotePathForShell } from '../../quote-shell.ts';

/** Files of translations, mails and chats, whose lines are no texts to label; the help has FILE for the path. */
const kinds: readonly { starts: RegExp; name: string; help: string }[] = [
  {
    starts: /^From \S[^\n]*\d{4}[ \t\r]*\n[\w-]+:/,
    name: 'a mailbox (mbox)',
    help: `Write each mail as a line of JSON, in Python: python3 -c 'import json, mailbox, sys; [print(json.dumps({"subject": str(m["subject"]), "text": next((p.get_payload(decode=True).decode(p.get_content_charset() or "utf-8", "replace") for p in m.walk() if p.get_content_type() == "text/plain"), "")})) for m in mailbox.mbox(sys.argv[1])]' FILE > mails.jsonl`,
  },
  {
    starts: /^(?:<\?[^>]*>\s*)?(?:<!DOCTYPE tmx[^>]*>\s*)?<tmx[\s>]/i,
    name: 'a translation memory (TMX)',
    help: 'Write it as a CSV file with a column for each language, and import that.',
  },
  {
    starts: /^(?:<\?[^>]*>\s*)?<xliff[\s>]/i,
    name: 'a file of translations (XLIFF)',
    help: 'Convert it with xliff2po and then po2csv of the Translate Toolkit, and import the CSV file.',
  },
  {
    starts: /^(?:#[^\n]*\n|[ \t\r]*\n){0,50}(?:msgctxt [^\n]*\n)?msgid "/,
    name: 'a catalog of gettext (PO)',
    help: 'Convert it with po2csv of the Translate Toolkit, and import the CSV file.',
  },
];

/** What a text is, where its lines are none to label, and what to do; undefined for others. */
export function textKind(head: string, displayPath: string): { name: string; help: string } | undefined {
  const found = kinds.find(({ starts }) => starts.test(head));
  return found && { name: found.name, help: forFile(found.help, displayPath) };
}

/** Two files of one name that end in languages and have as many lines in their beginnings, as parallel texts have. */
export function parallelTexts({ names, files }: InputSample): readonly [string, string] | undefined {
  const byStem = new Map<string, string[]>();
  for (const name of names) {
    if (!/^\.[a-z]{2,3}$/.test(extname(name))) continue;
    const stem = name.slice(0, -extname(name).length);
    const same = byStem.get(stem);
    if (same) same.push(name);
    else byStem.set(stem, [name]);
  }
  for (const [first = '', second, third] of byStem.values()) {
    if (second === undefined || third !== undefined) continue;
    const texts = [first, second].map((name) => files(extname(name)).find((one) => one.name === name)?.head);
    const [a = '', b = ''] = texts;
    const areLines = a.trim() !== '' && a.split('\n').length === b.split('\n').length;
    if (areLines) return [first, second];
  }
  return undefined;
}

/** How parallel texts become a table of pairs. */
export function pasteCommand([first, second]: readonly [string, string], folder: string): string {
  const [a, b] = [first, second].map((name) => quotePathForShell(join(folder, name)));
  const stem = basename(first, extname(first));
  return `paste ${a} ${b} > ${quotePathForShell(outputFor(`${stem}.tsv`, second))}`;
}
