import type { Command } from '../../cli/command.ts';
import { topics } from '../../cli/topics.ts';
import { argumentOf, optionsOf, type Value, type Word } from './words.ts';

/** The script for zsh, to be sourced or to lie in a folder of $fpath as _lsimport. */
export function zshScript(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `      ${quote(`${name}:${summary}`)}`);
  return `#compdef lsimport
# lsimport in zsh: source <(lsimport completion zsh), after compinit
_lsimport() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${described.join('\n')}
      'help:print the help of a command'
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
    help) _arguments '--all[with all of its options]' ':command:(${[...commands.map(({ name }) => name), ...topics].join(' ')})' ;;
  esac
}
if [[ $funcstack[1] == _lsimport ]]; then _lsimport "$@"; else compdef _lsimport lsimport; fi
`;
}

function commandCase(command: Command): string {
  const options = optionsOf(command).map((option) => ` \\\n      ${specOf(option)}`);
  const argument = argumentOf(command);
  const last = argument.kind === 'none' ? '' : ` \\\n      ${quote(`:argument:${actionOf(argument)}`)}`;
  return `    ${command.name}) _arguments${options.join('')}${last} ;;`;
}

/** `'(-i --input-path)'{-i+,--input-path=}'[summary]:value:_files'` */
function specOf({ flags, summary, value, repeats }: Word): string {
  const takes = value.kind !== 'none';
  const typed = flags.map((flag) => `${flag}${takes ? (flag.startsWith('--') ? '=' : '+') : ''}`);
  const explained = `[${summary.replace(/[[\]:]/g, '\\$&')}]${takes ? `:value:${actionOf(value)}` : ''}`;
  const excluded = repeats ? "'*'" : quote(`(${flags.join(' ')})`);
  return `${excluded}${typed.length > 1 ? `{${typed.join(',')}}` : typed[0]}${quote(explained)}`;
}

function actionOf(value: Value): string {
  if (value.kind === 'words') return `(${value.words.join(' ')})`;
  if (value.kind === 'file')
    return value.words.length === 0 ? '_files' : `{compadd ${value.words.join(' ')}; _files}`;
  return value.kind === 'folder' ? '_files -/' : ' ';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
