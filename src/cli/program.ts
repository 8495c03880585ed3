import { Command, CommanderError, Option } from 'commander';
import { servers } from '../checks/server/servers.ts';
import type { Stream } from '../report/style.ts';
import { addConvertOptions, type ConvertOptions, convertExamples } from './convert-options.ts';
import { addExportOptions, type ExportOptions, exportExamples } from './export-options.ts';
import { jsonText, oneOf, wholeNumber } from './option-values.ts';
import {
  addSharedOptions,
  type CheckOptions,
  type InitOptions,
  samplingOption,
  sources,
  targets,
} from './options.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** What the commands do; the program only knows their words. */
export interface Actions {
  init(project: string | undefined, options: InitOptions): Promise<void>;
  check(options: CheckOptions): Promise<void>;
  export(project: string, options: ExportOptions): Promise<void>;
  convert(options: ConvertOptions): Promise<void>;
}

/** The command line: every command, option and help text. Wrong usage is thrown as CommanderError. */
export function createProgram(version: string, stdout: Stream, actions: Actions): Command {
  const program = new Command('lsimport')
    .description(
      'Gets data into Label Studio: checks it against the label config and writes a project folder.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ showGlobalOptions: false })
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns ?? 80,
    });
  addInit(program, version, actions);
  addCheck(program, actions);
  addExport(program, actions);
  addConvert(program, actions);
  program.commands.forEach(refuseRepeated);
  program.addHelpText('after', '\nlsimport COMMAND --help tells more.');
  return program;
}

const initExamples = `Examples:
  $ lsimport init my-project -i images/ --input-format image-dir -l config.xml --allow-serving-local-files
  $ lsimport init my-project -i texts.txt --input-format text --template text_classification
  $ lsimport init my-project -i tasks.json -l config.xml --sampling uniform
  $ label-studio start my-project --username you@example.com --password ...
`;

function addInit(program: Command, version: string, actions: Actions): void {
  const init = program
    .command('init')
    .description('import data into a new project folder')
    .argument('[project]', 'folder of the project (default: my-project)')
    .addHelpText('before', initExamples);
  addSharedOptions(init)
    .optionsGroup('Tasks:')
    .addOption(samplingOption())
    .addOption(
      oneOf(
        '--invalid-tasks <what>',
        'tasks with errors: fail and write nothing, skip them (they go to rejected.jsonl), or keep them (default: fail)',
        ['fail', 'skip', 'keep'],
      ),
    )
    .optionsGroup('Project:')
    .option('--dry-run', 'do everything but write nothing; print the label config')
    .option('--force', 'replace an existing project; its completions are kept aside')
    .option('--root-dir <folder>', 'folder that the project is made in', '.')
    .option('-c, --config <file>', 'config.json to start from instead of the default one')
    .option('--initial-project-description <text>', 'description of the project')
    .option(
      '--allow-serving-local-files',
      'let Label Studio serve the files of this machine (only for local use)',
    )
    .option('--ml-backends <urls...>', 'URLs of ML backends, each perhaps as name=URL')
    .optionsGroup('Storage:')
    .addOption(oneOf('-s, --source <type>', 'read tasks from a storage instead of importing', sources))
    .option('--source-path <name>', 'bucket or container to read from')
    .addOption(new Option('--source-params <json>', 'its parameters').argParser(jsonText))
    .addOption(oneOf('-t, --target <type>', 'write completions to a storage instead of the project', targets))
    .option('--target-path <name>', 'bucket or container to write to')
    .addOption(new Option('--target-params <json>', 'its parameters').argParser(jsonText))
    .optionsGroup('Server (written to config.json):')
    .option('--host <name>', 'host name of the server')
    .addOption(new Option('-p, --port <number>', 'port of the server').argParser(wholeNumber(1, 65535)))
    .option('--cert <file>', 'certificate for HTTPS (PEM); needs --key')
    .option('--key <file>', 'private key for HTTPS (PEM); needs --cert')
    .optionsGroup('Taken for the sake of old scripts (they belong to label-studio start):')
    .option('-b, --no-browser', 'no use in init')
    .option('-d, --debug', 'no use in init')
    .option('-v, --verbose', 'no use in init')
    .option('--use-gevent', 'no use in init')
    .addOption(oneOf('--log-level <level>', 'no use in init', ['DEBUG', 'INFO', 'WARNING', 'ERROR']))
    .option('--protocol <protocol>', 'no use in init')
    .addOption(new Option('-o, --output-dir <folder>').hideHelp())
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .action((project: string | undefined, options: InitOptions) => actions.init(project, options));
}

const checkExamples = `Examples:
  $ lsimport check -i tasks.json -l config.xml
  $ lsimport check -l config.xml
  $ lsimport check -i images/ --input-format image-dir -l config.xml --json
`;

function addCheck(program: Command, actions: Actions): void {
  const check = program
    .command('check')
    .description('check data and label config as init does, but write nothing')
    .addHelpText('before', checkExamples);
  addSharedOptions(check)
    .optionsGroup('Tasks:')
    .addOption(samplingOption())
    .addOption(
      oneOf('--server <version>', 'say also what this Label Studio would refuse, drop or not show', servers),
    )
    .helpOption('-h, --help', 'print this help')
    .action((options: CheckOptions) => actions.check(options));
}

function addExport(program: Command, actions: Actions): void {
  const command = program
    .command('export')
    .description('write the tasks of a project folder as files that Label Studio 1.x imports')
    .argument('<project>', 'folder of the project')
    .addHelpText('before', exportExamples);
  addExportOptions(command)
    .helpOption('-h, --help', 'print this help')
    .action((project: string, options: ExportOptions) => actions.export(project, options));
}

function addConvert(program: Command, actions: Actions): void {
  const command = program
    .command('convert')
    .description('write the tasks of an input as one file, or to standard output, without a project')
    .argument('[input]', 'file or folder with the data, or - for standard input; the same as --input-path')
    .addHelpText('before', convertExamples);
  addConvertOptions(command)
    .helpOption('-h, --help', 'print this help')
    .action((input: string | undefined, { inputPath = input, ...options }: ConvertOptions) => {
      if (input !== undefined && inputPath !== input) {
        throw new CommanderError(
          2,
          'lsimport.twoInputs',
          `The input is named twice: ${input} and ${inputPath}.`,
        );
      }
      return actions.convert({ ...options, ...(inputPath !== undefined && { inputPath }) });
    });
}
