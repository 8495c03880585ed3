import { EXIT, UserError } from '../errors.ts';

/** What the server or the network refused. */
export class ServerError extends UserError {
  /** True when the same request may succeed a little later. */
  readonly mayPass: boolean;

  constructor(message: string, help?: string, mayPass = false, lines: readonly string[] = []) {
    super(EXIT.server, message, help, lines);
    this.mayPass = mayPass;
  }
}
