import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { namesScheme, oddAddress } from '../odd-address.ts';
import { resolvePath } from '../resolve-path.ts';
import { isSigned, withoutSecrets } from '../without-secrets.ts';
import type { Command } from './command.ts';
import { flagOf, keyOf } from './option.ts';

/**
 * Refuses what is almost an address, before anything takes it for a path and shows it: a password in it would be printed, or become the name
 * of a file. Refuses a login or signature in an address that would be stored, too.
 */
export function refuseOddAddresses(
  { arguments: named, options }: Command,
  given: object,
  world: Parameters<typeof resolvePath>[0],
): void {
  const names = new Map(options.flatMap((group) => group.options.map((row) => [keyOf(row), flagOf(row)])));
  for (const { key, name } of named) names.set(key, `The ${name.replace(/[^a-z]/g, '')}`);
  for (const [key, value] of Object.entries(given)) {
    if (isText.has(key)) continue;
    const texts = [value].flat().filter((text) => typeof text === 'string');
    for (const text of texts) {
      refuseOdd(names.get(key) ?? key, key, text, world);
      if (isStored.has(key)) refuseSecret(names.get(key) ?? key, text);
    }
  }
}

function refuseOdd(name: string, key: string, text: string, world: Parameters<typeof resolvePath>[0]): void {
  const shown = isTitle(key, text) ? undefined : oddAddress(text);
  if (shown === undefined || isThere(text, world)) return;
  throw new UserError(
    EXIT.usage,
    `${name} is written almost like an address: ${shown}`,
    'Write a path, or an address such as https://example.com/tasks.json or s3://bucket/folder/, with two slashes, without a login, and without spaces or quotes around it. Write ./NAME for a file with such a name.',
  );
}

function refuseSecret(name: string, text: string): void {
  const shown = withoutSecrets(text);
  if (shown === text || !(hasLogin(text) || isSigned(text))) return;
  throw new UserError(
    EXIT.usage,
    `${name} ${shown} has a login or a signature, which everybody could read where it is stored.`,
    'Remove it.',
  );
}

/** An `@` in the path of an address is none; where there is no address, one may be. */
function hasLogin(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text.includes('@');
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

/** Options whose values are words of people, names of columns and labels, or patterns. */
const isText: ReadonlySet<string> = new Set([
  ...['description', 'initialProjectDescription', 'modelVersion', 'delimiter', 'jsonColumns', 'scoreColumn'],
  ...['choicesColumn', 'tagNames', 'include', 'exclude', 'labelFromFolder', 'sheet'],
]);

/** Options whose values become a part of a project or of its tasks. */
const isStored: ReadonlySet<string> = new Set([
  ...['mlBackends', 'baseUrl', 'links', 'host', 'sourcePath', 'targetPath'],
]);

/** Whether the value names a file that is there, or what is or will be in a folder that is. A login and a scheme make it an address all the same. */
function isThere(text: string, world: Parameters<typeof resolvePath>[0]): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0)
    return [text, dirname(text)].some((path) => path !== '.' && existsSync(resolvePath(world, path)));
  const rest = text.slice(at).search(/[/\\]/);
  return !namesScheme(text) && existsSync(resolvePath(world, rest < 0 ? text : text.slice(0, at + rest)));
}

/** Whether the value is a project's title with a colon in it, without anything like a login. */
function isTitle(key: string, text: string): boolean {
  return key === 'project' && /^[a-z]+: /i.test(text) && !text.includes('@');
}
