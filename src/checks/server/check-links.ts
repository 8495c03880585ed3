import type { Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import { linkKeys, linksIn } from '../data/links-in-data.ts';
import { findInCloudKey } from './find-in-cloud-key.ts';
import { findInLink } from './find-in-link.ts';
import type { TargetServer } from './servers.ts';

/** How many links there are of each scheme, of those that browsers do not mix. */
export interface Schemes {
  http: number;
  https: number;
}

/** Checks the links in the data of tasks, and counts their schemes. */
export function createLinkCheck(
  server: TargetServer,
  config: LabelConfig | undefined,
): {
  check(task: Json, report: Report): void;
  /** Hands over what was counted, and forgets it. */
  take(): Schemes;
  absorb(more: Schemes): void;
  finish(report: Report): void;
} {
  const tags = config && linkKeys(config);
  let schemes: Schemes = { http: 0, https: 0 };
  const checkLink = (link: string, path: string, tag: Tag | undefined, report: Report): void => {
    if (/^http:/i.test(link)) schemes.http++;
    else if (/^https:/i.test(link)) schemes.https++;
    const found = findInLink(link, server);
    const inKey = server === '1.x' ? findInCloudKey(link) : undefined;
    for (const finding of [found, inKey])
      if (finding) report({ ...finding, path, ...(tag && { tag: tag.ref }) });
  };
  return {
    check(task, report) {
      if (!isObject(task)) return;
      const bare = !isObject(task.data);
      const data = bare ? task : (task.data as JsonObject);
      for (const key of tags?.keys() ?? Object.keys(data)) {
        const path = `${bare ? '' : '/data'}/${escapePointer(key)}`;
        for (const [link, at] of linksIn(data[key], path, tags !== undefined))
          checkLink(link, at, tags?.get(key), report);
      }
    },
    take() {
      const seen = schemes;
      schemes = { http: 0, https: 0 };
      return seen;
    },
    absorb({ http, https }) {
      schemes.http += http;
      schemes.https += https;
    },
    finish(report) {
      if (schemes.http > 0 && schemes.https > 0) report({ code: 'mixed-schemes', args: { ...schemes } });
    },
  };
}
