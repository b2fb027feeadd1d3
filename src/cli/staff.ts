import { parseArgs } from 'node:util';
import { tokenAddress } from '../i18n/addresses.ts';
import { openPeople } from '../open-people.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { readContent } from '../platform/content.ts';
import { ensureDataFolder } from '../platform/data-folder.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { ROLES, type Role } from '../readers/account.ts';
import { SYSTEM } from '../readers/actor.ts';
import type { Invitation, InviteRefusal } from '../readers/people-at-work.ts';
import { WrongUsage, type Command, type CommandContext } from './command.ts';

/** Begins the account of a member of staff: the first administrator's above all, whom nobody else can invite. */
export const command: Command = {
  summary: 'invite a member of staff',
  help: `Usage: phong-doc staff add --email ADDRESS --name NAME --role ROLE [--role ROLE]… [--english] [--json]

Begins an account and prints the link by which its holder chooses a password and sets up a second factor. The same
link goes out by mail. It works once, for as long as content/policy/accounts.yaml says.

  --email ADDRESS  they sign in with it
  --name NAME      as colleagues know them
  --role ROLE      desk, archivist, approver or administrator; several may be given
  --english        letters to them are in English

Exit code: 0 invited · 2 wrong usage, or the address has an account already

With --json: {"id", "link"}`,
  json: true,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        english: { type: 'boolean' },
      },
    });
    if (positionals.join(' ') !== 'add')
      throw new WrongUsage('Say what to do: phong-doc staff add. --help has the rest.');
    const { email = '', name = '', role = [], english = false } = values;
    const invitation = { email, name, roles: rolesNamed(role), language: english ? ('en' as const) : ('vi' as const) };
    await invite(readConfig(context.env), invitation, context);
    return 0;
  },
};

function rolesNamed(names: string[]): Role[] {
  return names.map((name) => {
    const role = ROLES.find((each) => each === name);
    if (!role) throw new WrongUsage(`There is no role "${name}". Roles: ${ROLES.join(', ')}.`);
    return role;
  });
}

async function invite(config: Config, invitation: Invitation, { print, result }: CommandContext): Promise<void> {
  ensureDataFolder(config.dataDir);
  const content = readContent(config.contentDir);
  const db = await openDatabase(config);
  try {
    const people = await openPeople(db, config, content);
    const invited = await people.invite(SYSTEM, invitation);
    if (!invited.ok) throw new WrongUsage(inWords(invited.refusal, invitation.email));
    const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const link = origin + tokenAddress(invitation.language, 'invitation', invited.value.token);
    print(`Invited. This link works once; give it to nobody else:`);
    print(link);
    result({ id: invited.value.id, link });
  } finally {
    await db.destroy();
  }
}

function inWords(refusal: InviteRefusal, email: string): string {
  if (refusal.code === 'not-found') return 'Nobody may invite here.';
  const { email: address, name, roles } = refusal.fields;
  if (address === 'taken') return `${email} has an account already.`;
  if (address) return '--email needs an address such as binh@luutru.example.';
  if (name) return '--name needs the name of a person, of at most 120 letters.';
  return roles ? `--role needs at least one of: ${ROLES.join(', ')}.` : 'The invitation is not complete.';
}
