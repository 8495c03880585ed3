import type { Command } from '../../cli/command.ts';
import { topics } from '../../cli/topics.ts';
import { argumentOf, optionsOf } from './words.ts';

/** The script for PowerShell. Where it says nothing, PowerShell completes paths. */
export function powershellScript(commands: readonly Command[]): string {
  const options = commands.map((command) => {
    const flags = optionsOf(command).flatMap((option) => option.flags);
    return `    '${command.name}' = ${listOf(flags)}`;
  });
  const values = commands.flatMap((command) => {
    const argument = argumentOf(command);
    const own = argument.kind === 'words' ? [`    '${command.name}' = ${listOf(argument.words)}`] : [];
    const ofOptions = optionsOf(command).flatMap(({ flags, value }) =>
      value.kind === 'words'
        ? flags.map((flag) => `    '${command.name} ${flag}' = ${listOf(value.words)}`)
        : [],
    );
    return [...own, ...ofOptions];
  });
  const names = commands.map(({ name }) => name);
  return `# lsimport in PowerShell: lsimport completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName lsimport -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $table = @{
${options.join('\n')}
  }
  $values = New-Object System.Collections.Hashtable ([StringComparer]::Ordinal)
${values.map((line) => line.replace(/^ {4}('.*?') = /, '  $values[$1] = ')).join('\n')}
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '' -and $words.Count -gt 1) { $words = @($words[0..($words.Count - 2)]) }
  if ($words.Count -le 1) { $known = ${listOf([...names, 'help', '--help', '--version'])} }
  else {
    $command = $words[1]
    $last = $words[-1]
    $known = $values["$command $last"]
    if ($command -eq 'help') { $known = ${listOf([...names, ...topics])} }
    elseif (-not $known -and $wordToComplete -like '-*') { $known = $table[$command] }
    elseif (-not $known -and $words.Count -eq 2) { $known = $values[$command] }
  }
  $known | Where-Object { $_ -clike "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function listOf(words: readonly string[]): string {
  return `@(${words.map((word) => `'${word}'`).join(', ')})`;
}
