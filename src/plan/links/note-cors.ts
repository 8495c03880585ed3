import type { LabelConfig } from '../../label-config/model.ts';

/** The object tags whose files the editor of 1.x loads itself, for which browsers ask the other host. */
const loaded: ReadonlySet<string> = new Set(['Image', 'Audio', 'AudioPlus']);

/** Says what the host of `--links` must send, as otherwise the links open in a browser, and not in the editor. */
export function noteCors(
  links: string | undefined,
  config: LabelConfig | undefined,
  note: (text: string) => void,
): void {
  if (!/^https?:\/\//i.test(links ?? '')) return;
  if (!config?.objects.some(({ tag, source }) => source && loaded.has(tag.type))) return;
  const { host } = new URL(links!);
  note(
    `The editor loads images and audio of other hosts only if ${host} sends CORS headers (Access-Control-Allow-Origin).`,
  );
}
