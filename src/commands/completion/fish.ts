import type { Command } from '../../cli/command.ts';
import { topics } from '../../cli/topics.ts';
import { argumentOf, optionsOf, type Value, type Word } from './words.ts';

/** The script for fish. */
export function fishScript(commands: readonly Command[]): string {
  const named = [...commands, { name: 'help', summary: 'print the help of a command' }];
  const names = named.map(
    ({ name, summary }) => `complete -c lsimport -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
  );
  const lines = commands.flatMap((command) => {
    const seen = `complete -c lsimport -n '__fish_seen_subcommand_from ${command.name}'`;
    const argument = argumentOf(command);
    return [
      ...(argument.kind === 'none' ? [] : [`${seen}${takes(argument).replace(/^ -[rx]/, '')}`]),
      ...optionsOf(command).map(
        (option) => `${seen}${flagsOf(option)}${takes(option.value)} -d ${quote(option.summary)}`,
      ),
    ];
  });
  const help = `complete -c lsimport -n '__fish_seen_subcommand_from help' -a '${[...commands.map(({ name }) => name), ...topics].join(' ')}'`;
  return `# lsimport in fish: lsimport completion fish | source
complete -c lsimport -f
${[...names, ...lines, help].join('\n')}
`;
}

function flagsOf({ flags }: Word): string {
  return flags
    .map((flag) => (flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`))
    .join('');
}

function takes(value: Value): string {
  if (value.kind === 'words') return ` -x -a ${quote(value.words.join(' '))}`;
  if (value.kind === 'file')
    return value.words.length === 0 ? ' -r -F' : ` -r -F -a ${quote(value.words.join(' '))}`;
  if (value.kind === 'folder') return " -x -a '(__fish_complete_directories)'";
  return value.kind === 'anything' ? ' -x' : '';
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
