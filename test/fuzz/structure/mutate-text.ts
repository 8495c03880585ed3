import { oddWords } from './odd-values.ts';
import type { Random } from './random.ts';

/** Changes a text in its parts, one to three times: tags and attributes of XML, else lines and what stands between separators in them. */
export function mutateText(text: string, random: Random): string {
  const isXml = text.trimStart().startsWith('<');
  let changed = text;
  for (let changes = 1 + random.below(3); changes > 0; changes--)
    changed = isXml ? changeXml(changed, random) : changeLines(changed, random);
  return changed;
}

function changeXml(text: string, random: Random): string {
  // Tags, attribute values, names and what is between them.
  const parts = text.split(/(<[^<>]*>)/);
  const at = random.below(parts.length);
  const part = parts[at]!;
  switch (random.below(8)) {
    case 0:
      parts.splice(at, 1);
      break;
    case 1:
      parts.splice(random.below(parts.length), 0, part);
      break;
    case 2: {
      // A stretch of elements, many times.
      const some = parts.slice(at, at + 4).join('');
      parts.splice(at, 0, some.repeat(20));
      break;
    }
    case 3:
      parts[at] = part.replace(
        /^(<\/?)[\w:-]+/,
        `$1${random.pick(['__proto__', 'constructor', 'x:y', 'View', 'a'])}`,
      );
      break;
    case 4:
      parts[at] = part.replace(/\s[\w:-]+="[^"]*"/, '');
      break;
    case 5:
      parts[at] = `${'<x>'.repeat(150)}${part}${'</x>'.repeat(150)}`;
      break;
    default:
      parts[at] = part.startsWith('<')
        ? changeAttribute(part, random)
        : changeWord(part, /([\s,;:]+)/, random);
  }
  return parts.join('');
}

function changeAttribute(tag: string, random: Random): string {
  const values = [...tag.matchAll(/="([^"]*)"/g)];
  if (values.length === 0)
    return tag.replace(
      /(\/?>)$/,
      ` ${random.pick(['a', 'name', 'value', '__proto__'])}="${random.pick(oddWords)}"$1`,
    );
  const value = random.pick(values);
  const from = value.index + 2;
  return `${tag.slice(0, from)}${changeWord(value[1]!, /([\s,;:.]+)/, random)}${tag.slice(from + value[1]!.length)}`;
}

function changeLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at]!;
  switch (random.below(8)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(random.below(lines.length), 0, line);
      break;
    case 2:
      lines.splice(at, 0, ...Array(30).fill(line));
      break;
    case 3: {
      const to = random.below(lines.length);
      [lines[at], lines[to]] = [lines[to]!, line];
      break;
    }
    default:
      lines[at] = changeWord(line, /([\t,;:| ]+)/, random);
  }
  return lines.join('\n');
}

/** Takes out, doubles, swaps or replaces what stands between separators. */
function changeWord(text: string, separator: RegExp, random: Random): string {
  const words = text.split(separator);
  const at = random.below(words.length);
  const to = random.below(words.length);
  switch (random.below(6)) {
    case 0:
      words.splice(at, 2);
      break;
    case 1:
      words.splice(to, 0, words[at]!);
      break;
    case 2:
      [words[at], words[to]] = [words[to]!, words[at]!];
      break;
    case 3:
      words[at] += random.pick(oddWords);
      break;
    default:
      words[at] = random.pick(oddWords);
  }
  return words.join('');
}
