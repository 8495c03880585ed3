import { isObject } from '../json/json.ts';
import { refusedBy } from './answer.ts';
import { noLabelStudio } from './auth.ts';
import type { Client } from './client.ts';
import { describeNetwork, NetworkProblem } from './network-problem.ts';
import { ServerError } from './server-error.ts';

/** Who answers, and who asks. */
export interface Greeting {
  /** `1.23.2` */
  version: string;
  edition: string;
  user: string;
}

const WHOAMI = '/api/current-user/whoami';

/** Asks the server for its version and for the user of the token. Throws a UserError that says what is wrong with either. */
export async function greet(client: Client): Promise<Greeting> {
  const { address } = client;
  const found = await client.ask('GET', '/api/version', { isOpen: true }).catch((error: unknown) => {
    throw error instanceof NetworkProblem ? describeNetwork(error, address) : error;
  });
  if (found.location !== undefined && found.status < 400) {
    throw redirected(address, found.location);
  }
  if (found.status >= 500) throw refusedBy(found, 'tell its version');
  const release = isObject(found.json) ? found.json.release : undefined;
  if (!isObject(found.json) || typeof release !== 'string') throw noLabelStudio();
  if (Number.parseInt(release, 10) < 1) {
    throw new ServerError(
      `Label Studio ${release} has no import that push can use.`,
      'Update to 1.x, or make a project folder with lsimport init.',
    );
  }
  const { origin, pathname } = new URL(address);
  // Label Studio tells its version whatever stands before the path of it.
  if (pathname !== '/' && (await client.ask('GET', WHOAMI, { isOpen: true })).status === 404) {
    throw new ServerError(
      `Label Studio answers at ${origin}, but not below ${pathname} (404).`,
      `Use its address without that path: --url ${origin}`,
    );
  }
  const me = await client.ask('GET', WHOAMI);
  if (me.status === 401) {
    throw new ServerError(
      /legacy token/.test(me.text)
        ? 'Legacy tokens are turned off in this Label Studio.'
        : 'Label Studio does not accept the token.',
      'Create a personal access token: Account & Settings > Personal Access Token.',
    );
  }
  if (me.status !== 200 || !isObject(me.json)) throw refusedBy(me, 'tell whose token this is');
  const { edition } = found.json;
  return {
    version: release,
    edition: typeof edition === 'string' ? edition : 'unknown edition',
    user: String(me.json.email ?? me.json.username ?? me.json.id),
  };
}

const ASKED = /\/(?:api\/version|user\/login)\/?(?:\?.*)?$/s;

/** Only a page of Label Studio, or a start page, tells its better address; a login of something else in front of it does not. */
function redirected(address: string, location: string): ServerError {
  const target = URL.canParse(location, address) ? new URL(location, address) : undefined;
  const isStart = target && (ASKED.test(target.href) || target.href === `${target.origin}/`);
  const better = isStart ? target.href.replace(ASKED, '').replace(/\/$/, '') : undefined;
  const isCircle = better === address;
  return new ServerError(
    `${address} redirects to ${isCircle ? target!.href : (target?.origin ?? 'another address')}.`,
    better === undefined || isCircle
      ? 'A proxy or a login page stands in front of Label Studio, and must let requests to /api/ through as they are. Or use an address behind it.'
      : `Use the address that it leads to: --url ${better}`,
  );
}
