import type { Prepared } from '../../plan/prepare.ts';
import type { ConfigMembers } from '../../project/config-json.ts';

/** Tasks with links to local files show nothing until the server may serve them; and when it may, it serves more than one thinks. */
export function localFilesNote(
  config: ConfigMembers,
  { plan, linksTo09 }: Prepared,
  shown: string,
): string | undefined {
  if (config.get('allow_serving_local_files') === 'true') {
    return (
      'Label Studio 0.9 will serve every file of this machine that its user can read to everyone who can reach it ' +
      '(--allow-serving-local-files). Use this only on your own machine.'
    );
  }
  if (!linksTo09 || !plan?.importer.linksFiles?.(plan.input)) return undefined;
  return (
    'The files will not show in Label Studio 0.9 until it may serve them. Make the project with --allow-serving-local-files, or put ' +
    `"allow_serving_local_files": true into ${shown}/config.json.`
  );
}
