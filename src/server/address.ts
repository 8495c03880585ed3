import { EXIT, UserError } from '../errors.ts';
import { oddAddress } from '../odd-address.ts';

/** The address of a Label Studio as people type it, without a slash at its end; it may have a path (`https://host/labels`). */
export function parseAddress(typed: string, name: string): string {
  // What stands before an at sign may be a password.
  const shown = oddAddress(typed) ?? typed.replace(/^([^/]*\/\/)?.*@/s, '$1').replace(/\?.*/s, '');
  const refuse = (message: string): never => {
    throw new UserError(
      EXIT.usage,
      message,
      'Use the address of Label Studio, such as http://localhost:8080',
    );
  };
  if (!/^https?:\/\//i.test(typed)) {
    const guess = /^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(typed) ? ` Did you mean http://${shown}?` : '';
    refuse(`${name} is "${shown}", which is not an http or https address.${guess}`);
  }
  if (!URL.canParse(typed)) refuse(`${name} is "${shown}", which is not a valid address.`);
  const url = new URL(typed);
  if (url.username !== '' || url.password !== '') {
    throw new UserError(
      EXIT.usage,
      `${name} has a user name or password in it.`,
      'Remove it: Label Studio takes a token, from LABEL_STUDIO_API_KEY or --token-file.',
    );
  }
  // People copy the address of the page that they look at.
  const path = url.pathname.replace(/\/(?:projects|user|api)(?:\/.*)?$/s, '/').replace(/\/+$/, '');
  return `${url.origin}${path}`;
}
