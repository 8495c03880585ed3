import type { Server } from '../run/server.ts';
import { user1x } from '../run/start-label-studio-1x.ts';

/** Logs in as a person does, with the form; returns the cookies of the browser. */
export async function logIn({ url }: Pick<Server, 'url'>): Promise<string> {
  const page = await fetch(`${url}/user/login/`);
  const cookies = cookiesOf(page);
  const form = new URLSearchParams({ csrfmiddlewaretoken: cookies.get('csrftoken')!, ...user1x });
  const answer = await fetch(`${url}/user/login/`, {
    method: 'POST',
    body: form,
    headers: { cookie: joined(cookies), referer: `${url}/user/login/` },
    redirect: 'manual',
  });
  if (answer.status !== 302) throw new Error(`The login was answered with ${answer.status}.`);
  return joined(new Map([...cookies, ...cookiesOf(answer)]));
}

function cookiesOf(answer: Response): Map<string, string> {
  return new Map(
    answer.headers.getSetCookie().map((cookie) => {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      return [name!, value!];
    }),
  );
}

function joined(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
