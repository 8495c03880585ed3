import type { Run } from '../../context.ts';
import type { Serving } from '../../links/serving.ts';
import type { Client } from '../../server/client.ts';
import type { Greeting } from '../../server/greet.ts';
import type { Project } from '../../server/projects.ts';
import type { ConfigChange } from './choose-project.ts';
import type { Media } from './identify.ts';
import type { PushOptions } from './options.ts';
import type { Spool } from './spool-tasks.ts';

/** Checked tasks and where they are to go. */
export interface Push {
  client: Client;
  server: Greeting;
  /** Undefined when it is to be made. */
  project: Project | undefined;
  /** What was typed for it. */
  named: string;
  /** The label config, as XML. */
  config: string;
  configChange: ConfigChange;
  spool: Spool;
  media: Media;
  serving: Serving | undefined;
  /** The document root that links in the data itself are relative to; undefined where lsimport makes the links. */
  dataRoot: string | undefined;
  options: PushOptions;
  run: Run;
}
