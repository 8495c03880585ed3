import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import { resolvePath } from '../../resolve-path.ts';
import { parseAddress } from '../../server/address.ts';
import { type Client, createClient } from '../../server/client.ts';
import { readToken, type Token } from '../../server/token.ts';
import type { PushOptions } from './options.ts';

const URL_NAME = 'LABEL_STUDIO_URL';
const KEY_NAME = 'LABEL_STUDIO_API_KEY';
/** No token is as long as this; a file that is, was named by mistake. */
const LONGEST = 10_000;

/** The server that options and environment name, with the token for it; nothing is asked of it yet. */
export async function connect(options: PushOptions, context: Context): Promise<Client> {
  const { env, signal } = context;
  const typed = options.url ?? env[URL_NAME];
  if (!typed) {
    throw new UserError(
      EXIT.usage,
      'No address of Label Studio given.',
      `Add --url http://localhost:8080, or set ${URL_NAME}.`,
    );
  }
  const address = parseAddress(typed, options.url === undefined ? URL_NAME : '--url');
  const token = await findToken(options.tokenFile, context);
  const ca =
    options.ca === undefined
      ? undefined
      : { path: resolvePath(context, options.ca), displayPath: options.ca };
  return createClient({ address, token, env, ca, signal });
}

async function findToken(file: string | undefined, context: Context): Promise<Token> {
  if (file === '-') return readToken(await readStdin(context), 'standard input');
  if (file !== undefined)
    return readToken(readWholeFile(resolvePath(context, file), file).toString('utf8'), file);
  const key = context.env[KEY_NAME];
  if (key) return readToken(key, KEY_NAME);
  throw new UserError(
    EXIT.usage,
    'No token given.',
    `Create one in Label Studio (Account & Settings > Personal Access Token) and set ${KEY_NAME}, or name a file that holds it: --token-file FILE`,
  );
}

async function readStdin({ stdin }: Context): Promise<string> {
  let text = '';
  for await (const part of stdin()) {
    text += String(part);
    if (text.length > LONGEST) break;
  }
  return text;
}
