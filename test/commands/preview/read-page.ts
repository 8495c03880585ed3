import { createHash } from 'node:crypto';
import type { PageModel, PageTask } from '../../../src/preview/model.ts';

/** A page as a browser takes it apart: elements end at the first end tag, whatever is in them. */
export function readPage(html: string) {
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script/gi)].map(([, attributes, text]) => ({
    attributes: attributes!,
    text: text!,
  }));
  const dataOf = (id: string) => scripts.find(({ attributes }) => attributes.includes(`id="${id}"`))!.text;
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)!;
  return {
    model: JSON.parse(dataOf('model')) as PageModel,
    tasks: JSON.parse(dataOf('tasks')) as PageTask[],
    policy: Object.fromEntries(
      policy!.split('; ').map((part) => {
        const [name, ...values] = part.split(' ');
        return [name!, values];
      }),
    ),
    /** The script elements that a browser would run. */
    running: scripts
      .filter(({ attributes }) => !attributes.includes('application/json'))
      .map(({ text }) => text),
    style: /<style>([\s\S]*?)<\/style/i.exec(html)![1]!,
  };
}

export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
