// npm run --silent organiser -- …: organisers' accounts, for whoever runs the service.
import { readConfig } from '../server/config.js'
import { recordActivity } from '../server/db/activity.js'
import { deleteSecondFactor } from '../server/db/credentials.js'
import { inTransaction } from '../server/db/inTransaction.js'
import { findAccountByEmail, insertOrganiser, listAccounts, type Account } from '../server/db/organisers.js'
import { openStore, type Db } from '../server/db/store.js'
import { accountLink } from '../server/web/account/newLink.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Makes a lead's account and prints its one-time link, or a new link for an account that is there:
  npm run --silent organiser -- --create-lead --name "Lee Dean" --email lee.dean@example.gov.uk
Takes a lost second factor away; a new one is set up at the next sign-in, with the password:
  npm run --silent organiser -- --reset-second-factor --email lee.dean@example.gov.uk
Lists accounts:
  npm run --silent organiser -- --list
Whoever opens a one-time link first sets the account's password: give it to its owner alone.`

const options = {
  'create-lead': { type: 'boolean' },
  'reset-second-factor': { type: 'boolean' },
  list: { type: 'boolean' },
  name: { type: 'string' },
  email: { type: 'string' },
} as const

await runCommand(usage, options, async (values) => {
  const config = readConfig()
  const db = await openStore(config.store)
  try {
    if (values.list) await list(db)
    else if (values['reset-second-factor']) await resetSecondFactor(db, required(values.email, 'email'))
    else if (values['create-lead']) {
      const email = required(values.email, 'email')
      const link = await inTransaction(db, async (trx) => {
        const account = await leadWith(trx, email, values.name)
        await record(trx, 'link-made', account)
        return accountLink({ db: trx, publicUrl: config.publicUrl, now: new Date() }, account)
      })
      console.log(link)
    } else throw new CommandError(usage)
  } finally {
    await db.destroy()
  }
})

async function leadWith(db: Db, email: string, name: string | undefined): Promise<Account> {
  const account = await findAccountByEmail(db, email)
  if (!account) {
    const made = await insertOrganiser(db, { name: required(name, 'name'), email, role: 'lead' }, new Date())
    await record(db, 'invited', made)
    return made
  }
  if (account.role === 'lead' && !account.isDisabled) return account
  throw new CommandError(
    `${email} has an account that is ${account.isDisabled ? 'disabled' : `a ${account.role}'s`}. Choose another address; a lead can change that account on the page “Organisers”.`,
  )
}

async function resetSecondFactor(db: Db, email: string): Promise<void> {
  const account = await findAccountByEmail(db, email)
  if (!account) throw new CommandError(`There is no account with the address ${email}. --list shows them.`)
  await inTransaction(db, async (trx) => {
    await deleteSecondFactor(trx, account.id)
    await record(trx, 'second-factor-removed', account)
  })
  console.log('Taken away. A new one is set up at the next sign-in, with the password.')
}

async function list(db: Db): Promise<void> {
  for (const account of await listAccounts(db)) console.log(lineOf(account))
}

function lineOf({ email, role, name, isDisabled, hasPassword, hasSignOn }: Account): string {
  const state = isDisabled ? 'disabled' : hasPassword || hasSignOn ? 'active' : 'invited'
  return [email, role, state, name].join('\t')
}

async function record(db: Db, action: Parameters<typeof recordActivity>[1]['action'], { id }: Account) {
  const activity = { organiserId: null, action, object: `organisers/${id}`, reason: 'By command' }
  await recordActivity(db, activity, new Date())
}
