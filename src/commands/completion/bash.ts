import type { Command } from '../../cli/command.ts';
import { topics } from '../../cli/topics.ts';
import { argumentOf, optionsOf, type Value } from './words.ts';

/** The script for bash; it needs no other package. */
export function bashScript(commands: readonly Command[]): string {
  const names = [...commands.map(({ name }) => name), 'help'].join(' ');
  const helped = [...commands.map(({ name }) => name), ...topics].join(' ');
  return `# lsimport in bash: source <(lsimport completion bash)
_lsimport() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} options= IFS=$' \\t\\n'
  COMPREPLY=()
  # bash cuts --option=value at the equals sign.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${names} --help --version' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${commands.map(optionCase).join('\n')}
    help) [[ $cur == -* ]] || COMPREPLY=($(compgen -W '${helped}' -- "$cur")); options=--all ;;
  esac
  [[ $cur != -* ]] || COMPREPLY=($(compgen -W "$options" -- "$cur"))
}
_lsimport_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}
complete -F _lsimport lsimport
`;
}

function valueCases(command: Command): string[] {
  return optionsOf(command).flatMap(({ flags, value }) => {
    if (value.kind === 'none') return [];
    const patterns = flags.map((flag) => `'${command.name} ${flag}'`).join('|');
    return [`    ${patterns}) ${complete(value)}; return ;;`];
  });
}

function optionCase(command: Command): string {
  const flags = optionsOf(command).flatMap((option) => option.flags);
  return `    ${command.name}) [[ $cur == -* ]] || ${complete(argumentOf(command))}; options='${flags.join(' ')}' ;;`;
}

function complete(value: Value): string {
  if (value.kind === 'words') return `COMPREPLY=($(compgen -W '${value.words.join(' ')}' -- "$cur"))`;
  if (value.kind === 'file') {
    const words = value.words.join(' ');
    return words === ''
      ? '_lsimport_paths -f'
      : `_lsimport_paths -f; COMPREPLY+=($(compgen -W '${words}' -- "$cur"))`;
  }
  return value.kind === 'folder' ? '_lsimport_paths -d' : ':';
}
