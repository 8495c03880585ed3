import { isUtf8 } from 'node:buffer';
import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import type { Random } from './random.ts';

/** Files of a folder: their contents by path, or something else in the place of one. */
export type Files = Record<string, Buffer | Entry>;

/** A folder, a link that leads nowhere, one to the folder above, one to itself, a file that nobody may read. */
export type Entry = 'folder' | 'broken-link' | 'link-above' | 'link-loop' | 'unreadable';

const entries: Entry[] = ['folder', 'broken-link', 'link-above', 'link-loop', 'unreadable'];

/** Changes one or two of some files, mostly what is in them, and sometimes which there are. */
export function mutateFiles(files: Files, random: Random): Files {
  const changed = { ...files };
  for (let changes = 1 + Number(random.once(4)); changes > 0; changes--) changeOne(changed, random);
  return changed;
}

function changeOne(files: Files, random: Random): void {
  const name = random.pick(Object.keys(files));
  const content = files[name]!;
  const other = random.pick(Object.keys(files));
  switch (random.below(24)) {
    case 0:
      delete files[name];
      if (Object.keys(files).length === 0) files[name] = Buffer.alloc(0);
      break;
    case 1:
      files[name] = Buffer.alloc(0);
      break;
    case 2:
      files[`${name}.${random.pick(['txt', 'json', 'png', 'xml', 'gz'])}`] = content;
      break;
    case 3:
      files[
        name.replace(/[^/]*$/, random.pick(['$1', "a'b", 'a b', '-x', '%2e', 'NUL', '\u202e', 'é', '.x']))
      ] = content;
      break;
    case 4:
      files[name] = files[other]!;
      break;
    case 5:
      files[name] = random.pick(entries);
      break;
    default:
      if (content instanceof Buffer) files[name] = mutateContent(content, random);
  }
}

function mutateContent(content: Buffer, random: Random): Buffer {
  if (!isUtf8(content) || content.includes(0)) return mutateBytes(content, random);
  const text = content.toString();
  const json = random.once(10) ? undefined : mutateAnyJson(text, random);
  const changed = Buffer.from(json ?? mutateText(text, random));
  return random.once(20) ? mutateBytes(changed, random) : changed;
}

/** The whole of a text, or one of its lines. */
function mutateAnyJson(text: string, random: Random): string | undefined {
  const whole = mutateJson(text, random);
  if (whole !== undefined) return whole;
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = mutateJson(lines[at]!, random);
  return line === undefined ? undefined : lines.with(at, line).join('\n');
}

function mutateBytes(content: Buffer, random: Random): Buffer {
  const at = random.below(content.length + 1);
  switch (random.below(4)) {
    case 0:
      return content.subarray(0, at);
    case 1:
      return Buffer.concat([content.subarray(0, at), Buffer.from([random.below(256)]), content.subarray(at)]);
    case 2:
      return Buffer.concat([content, content.subarray(at)]);
    default: {
      const changed = Buffer.from(content);
      for (let bytes = 1 + random.below(4); bytes > 0; bytes--) {
        if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
      }
      return changed;
    }
  }
}
