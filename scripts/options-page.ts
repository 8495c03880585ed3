import type { Command, Option } from 'commander';
import { createProgram } from '../src/cli/program.ts';
import { commands } from '../src/commands/index.ts';

/** Page, and perhaps section, that tells more about an option, relative to docs/. */
const pages: Record<string, string> = {
  '--input-path': 'formats/README.md#standard-input-and-gzip',
  '--input-format': 'formats/README.md',
  '--include': 'folders.md',
  '--exclude': 'folders.md',
  '--label-config': 'label-configs.md',
  '--template': 'label-configs.md#templates',
  '--base-url': 'local-files.md#label-studio-09',
  '--document-root': 'local-files.md#label-studio-1x',
  '--links': 'local-files.md#other-addresses',
  '--blank-lines': 'formats/text.md',
  '--text-mode': 'formats/text.md#paragraphs-and-whole-files',
  '--delimiter': 'formats/csv.md#delimiter-and-header',
  '--quotes': 'formats/csv.md#quoting',
  '--header': 'formats/csv.md#delimiter-and-header',
  '--no-header': 'formats/csv.md#delimiter-and-header',
  '--infer-types': 'formats/csv.md#values',
  '--json-columns': 'formats/csv.md#values',
  '--csv-as': 'formats/csv.md#time-series',
  '--label-from-folder': 'metadata.md',
  '--choices-column': 'formats/csv.md#labels-in-a-column',
  '--score-column': 'formats/csv.md#labels-in-a-column',
  '--images': 'existing-labels.md#images',
  '--audio': 'labels-on-audio.md#sound-files',
  '--text-as': 'labels-on-audio.md#regions-and-transcriptions',
  '--span-offsets': 'formats/spans-jsonl.md#offsets',
  '--tag-names': 'formats/spans-jsonl.md#tokens-with-tags',
  '--labels-as': 'existing-labels.md#predictions-or-annotations',
  '--ids': 'project-folder.md#ids',
  '--compat': 'label-studio-0.9.md#differences-from-label-studio-091',
  '--first-id': 'project-folder.md#ids',
  '--write-config': 'label-configs.md#label-configs-from-the-data',
  '--sample': 'preview.md#which-tasks',
  '--seed': 'preview.md#which-tasks',
  '--only': 'preview.md#which-tasks',
  '--embed': 'preview.md#files',
  '--editor': 'preview.md#in-the-editor-itself',
  '--label-studio': 'preview.md#in-the-editor-itself',
  '--open': 'preview.md',
  '--url': 'push.md#server-and-token',
  '--project': 'push.md#project',
  '--token-file': 'push.md#server-and-token',
  '--ca': 'push.md#server-and-token',
  '--update-config': 'push.md#project',
  '--model-version': 'existing-labels.md#model-version',
  '--replace': 'push.md#more-data-later',
  '--prune': 'push.md#more-data-later',
  '--sampling': 'project-folder.md#sampling',
  '--invalid-tasks': 'project-folder.md#invalid-tasks',
  '--rejected': 'convert.md',
  '--shard': 'scale.md',
  '--threads': 'performance.md',
  '--server': 'checks.md#one-server',
  '--sarif': 'checks.md#continuous-integration',
  '--strict': 'checks.md',
  '--json': 'json-output.md',
  '--max-diagnostics': 'json-output.md',
  '--to': 'convert.md',
  '--output': 'export.md#where-to',
  '--max-tasks': 'export.md#where-to',
  '--max-bytes': 'export.md#where-to',
  '--dry-run': 'label-configs.md#label-configs-from-the-data',
  '--force': 'project-folder.md',
  '--root-dir': 'project-folder.md',
  '--config': 'project-folder.md#settings',
  '--initial-project-description': 'project-folder.md#settings',
  '--ml-backends': 'project-folder.md#settings',
  '--source': 'project-folder.md#settings',
  '--source-path': 'project-folder.md#settings',
  '--source-params': 'project-folder.md#settings',
  '--target': 'project-folder.md#settings',
  '--target-path': 'project-folder.md#settings',
  '--target-params': 'project-folder.md#settings',
  '--host': 'project-folder.md#settings',
  '--port': 'project-folder.md#settings',
  '--cert': 'project-folder.md#settings',
  '--key': 'project-folder.md#settings',
  '--no-browser': 'label-studio-0.9.md',
  '--debug': 'label-studio-0.9.md',
  '--verbose': 'label-studio-0.9.md',
  '--use-gevent': 'label-studio-0.9.md',
  '--log-level': 'label-studio-0.9.md',
  '--protocol': 'label-studio-0.9.md',
  '--output-dir': 'label-studio-0.9.md',
  '--allow-serving-local-files': 'local-files.md#label-studio-09',
};

/** The text of docs/options.md: every option as the help says it, in a table for each set of commands that have it. */
export function optionsPage(): string {
  const program = createProgram(
    commands,
    { version: '0.0.0', stdout: { write() {} }, showAll: true, words: commands.map(({ name }) => name) },
    async () => {},
  );
  const described = program.commands.filter((command) => command.name() !== 'help');
  const byOption = new Map<string, { option: Option; commands: string[] }>();
  for (const command of described) {
    for (const option of visibleAndHidden(command)) {
      const key = `${option.flags} ${option.description}`;
      const { commands } = byOption.get(key) ?? {};
      byOption.set(key, { option, commands: [...(commands ?? []), command.name()] });
    }
  }
  const tables = new Map<string, Option[]>();
  for (const { option, commands } of byOption.values()) {
    const heading = commands.length === described.length ? 'All commands' : commands.join(', ');
    tables.set(heading, [...(tables.get(heading) ?? []), option]);
  }
  const sections = [...tables].map(([heading, options]) => `## ${heading}\n\n${table(options)}`);
  return `${[intro, usage(described), ...sections].join('\n\n')}\n`;
}

const intro = `# Options

<!-- Written by \`npm run docs\` from the options in the code. -->

\`lsimport COMMAND --help\` prints the options of a command. The value of an option follows after a space or an equals sign. If an option is given
twice, the last one wins, except those that can be repeated. \`~\` at the start of a path is the home directory. \`lsimport --version\` (\`-V\`) prints the version. \`lsimport completion SHELL\` prints a completion script for bash, zsh, fish or
PowerShell, and \`man lsimport\` shows these options. The environment variable \`NO_COLOR\` turns colors off, \`FORCE_COLOR\` on.`;

function usage(commands: readonly Command[]): string {
  const lines = commands.map((command) => {
    const words = command.registeredArguments.map((argument) => {
      const name = argument.name() + (argument.variadic ? '...' : '');
      return argument.required ? ` <${name}>` : ` [${name}]`;
    });
    return `- \`lsimport ${command.name()}${words.join('')}\`: ${command.description()}`;
  });
  return lines.join('\n');
}

function table(options: readonly Option[]): string {
  const rows = options.map((option) => {
    const name = `\`${option.flags.replace(/^-\w, /, '')}\``;
    const page = pages[option.long!];
    return [name, option.short ? `\`${option.short}\`` : '', meaning(option), page ? `[more](${page})` : ''];
  });
  return [['Option', 'Short', 'Meaning', ''], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |'))
    .join('\n');
}

/** With hidden options, and the one for help, which commander does not count among the others. */
function visibleAndHidden(command: Command): Option[] {
  return [...new Set([...command.options, ...command.createHelp().visibleOptions(command)])];
}

function meaning({ description, defaultValue, negate }: Option): string {
  const text = description === '' ? 'refused: it has no effect in Label Studio 0.9.1' : description;
  const byDefault = defaultValue === undefined || negate ? '' : ` (default: ${defaultValue})`;
  return `${text}${byDefault}`.replaceAll('|', '\\|').replaceAll('<', '\\<');
}
