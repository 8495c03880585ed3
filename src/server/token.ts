import { EXIT, UserError } from '../errors.ts';

/** A token of Label Studio 1.x: a personal one, which is exchanged for one that lives five minutes, or a legacy one, which is sent itself. */
export interface Token {
  kind: 'personal' | 'legacy';
  value: string;
}

const where = 'Create one in Label Studio: Account & Settings > Personal Access Token, and copy all of it.';

/** Tells what a token is, without asking anyone. `source` says where it comes from; the token itself is never in a message. */
export function readToken(text: string, source: string): Token {
  const value = text.trim().replace(/^(?:Authorization:\s*)?(?:Bearer|Token)\s+/i, '');
  if (value === '') throw new UserError(EXIT.usage, `The token in ${source} is empty.`, where);
  if (/^[\da-f]{40}$/i.test(value)) return { kind: 'legacy', value };
  const parts = value.split('.');
  if (parts.length === 2 && parts.every(isBase64)) {
    throw new UserError(
      EXIT.usage,
      `The token in ${source} is cut off: its last part is missing.`,
      'Label Studio shows the whole token only once, when it is created. Revoke it and create a new one.',
    );
  }
  if (parts.length !== 3 || !parts.every(isBase64)) {
    const lines = value.includes('\n') ? ' It has several lines.' : '';
    throw new UserError(EXIT.usage, `What is in ${source} is not a token of Label Studio.${lines}`, where);
  }
  if (payloadOf(parts[1]!).token_type === 'access') {
    throw new UserError(
      EXIT.usage,
      `The token in ${source} is an access token, which lives for five minutes only.`,
      `Use the personal access token that it was made from. ${where}`,
    );
  }
  return { kind: 'personal', value };
}

/** The life of an access token in milliseconds, by its own two dates, so that no clock need agree. */
export function lifeOfToken(access: string): number | undefined {
  const { exp, iat } = payloadOf(access.split('.')[1] ?? '');
  return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? (exp - iat) * 1000 : undefined;
}

function payloadOf(part: string): Record<string, unknown> {
  try {
    const payload = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
    return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isBase64(part: string): boolean {
  return /^[\w-]+={0,2}$/.test(part);
}
