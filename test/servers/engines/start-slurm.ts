import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../run/free-port.ts';
import { launch } from '../run/server.ts';

/** munged says who sends a request, slurmctld has the queue, slurmd runs the jobs; all of them end with the last. */
const start = `
munged --foreground --force --key-file="$1/munge.key" --socket="$1/munge.socket" \\
  --pid-file="$1/munge.pid" --log-file="$1/munge.log" --seed-file="$1/munge.seed" &
until [ -S "$1/munge.socket" ]; do sleep 0.1; done
slurmctld -D &
exec slurmd -D
`;

/** Starts Slurm with this machine as its one node, on loopback only. Returns what `sbatch` needs in its environment. */
export async function startSlurm(folder: string): Promise<NodeJS.ProcessEnv> {
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  // munged wants no one else to be able to write there.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'munge.key'), randomBytes(128), { mode: 0o600 });
  const port = await freePort();
  const settings = join(folder, 'slurm.conf');
  writeFileSync(settings, settingsOf(folder, await freePort(), port));
  const own = { SLURM_CONF: settings };
  const env = { ...process.env, ...own };
  const args = ['-c', start, 'sh', folder];
  await launch({ command: 'sh', args, cwd: folder, env, port, readyPath: undefined, headers: {} });
  return own;
}

function settingsOf(folder: string, controllerPort: number, port: number): string {
  const { username } = userInfo();
  return `ClusterName=lsimport
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${port}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
SlurmUser=${username}
SlurmdUser=${username}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmdParameters=config_overrides
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
