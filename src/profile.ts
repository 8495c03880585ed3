/**
 * Where lsimport differs from Label Studio 0.9.1 on purpose. `--compat 0.9` gives all of it up, for the same bytes. Plain data, so that
 * other threads can be told.
 */
export interface Profile {
  /** The Label Studio that is followed to the byte; undefined when none is. */
  follows: '0.9' | undefined;

  /** The format of an input when none is named; undefined when it is detected. */
  usualFormat: string | undefined;
  /** Exports of Label Studio 1.x, projects, and files that no format reads are known for what they are. */
  knowsExports: boolean;
  /** Kinds of media that 0.9.1 does not take are taken. */
  takesNewerMedia: boolean;
  /** Metadata beside media becomes data, and is not taken for media. */
  readsMetadata: boolean;
  /** Files that systems and tools leave in folders are skipped. */
  skipsForeignFiles: boolean;
  /** Links to folders can be followed. */
  followsLinks: boolean;
  /** A byte order mark is not part of the first line of a text. */
  dropsByteOrderMark: boolean;
  /** NUL bytes in texts are errors. */
  refusesNul: boolean;
  /** An input without tasks is refused. */
  refusesEmptyInput: boolean;
  blankLines: 'skip' | 'keep';

  /** Errors in the label config refuse everything. */
  refusesConfigErrors: boolean;
  /** The data key of texts and files must be the only one, and one that shows them; else it is the first in the label config. */
  checksDataKey: boolean;

  ids: 'keep' | 'renumber';
  invalidTasks: 'fail' | 'keep';
  /** Members of tasks that 0.9.1 does not know stay. */
  keepsMembers: boolean;

  /** Projects are made so that Label Studio 1.x can open them too, and what it drops is counted. */
  opensIn1x: boolean;
  /** What a config.json of the user lacks is filled in: the server of 0.9 fails without it. */
  completesConfig: boolean;
  /** The sampling of a project when none is asked for, instead of that of its config.json. */
  usualSampling: 'sequential' | undefined;
}

const own: Profile = {
  follows: undefined,
  usualFormat: undefined,
  knowsExports: true,
  takesNewerMedia: true,
  readsMetadata: true,
  skipsForeignFiles: true,
  followsLinks: true,
  dropsByteOrderMark: true,
  refusesNul: true,
  refusesEmptyInput: true,
  blankLines: 'skip',
  refusesConfigErrors: true,
  checksDataKey: true,
  ids: 'keep',
  invalidTasks: 'fail',
  keepsMembers: true,
  opensIn1x: true,
  completesConfig: true,
  usualSampling: undefined,
};

const as09: Profile = {
  follows: '0.9',
  usualFormat: 'json',
  knowsExports: false,
  takesNewerMedia: false,
  readsMetadata: false,
  skipsForeignFiles: false,
  followsLinks: false,
  dropsByteOrderMark: false,
  refusesNul: false,
  refusesEmptyInput: false,
  blankLines: 'keep',
  refusesConfigErrors: false,
  checksDataKey: false,
  ids: 'renumber',
  invalidTasks: 'keep',
  keepsMembers: false,
  opensIn1x: false,
  completesConfig: false,
  usualSampling: 'sequential',
};

/** The profile that `--compat` asks for. */
export function profileOf({ compat }: { compat?: '0.9' }): Profile {
  return compat === '0.9' ? as09 : own;
}
