/** The only reader of the environment. Every problem is reported at once; there are no default secrets. */
import { z } from 'zod'
import type { Role } from './audit/organisers.js'
import { DEFAULT_LANGUAGE, languageCodes } from './web/language/languages.js'

const UNNAMED_COUNCIL = 'Your council'

/** An address of the web that is safe to link to. */
function webAddress(name: string) {
  return z.url({ protocol: /^https$/, error: `${name} must be an address that begins with https://.` })
}

/** "lead=a,member=b" as the role by the claim's value. */
function rolesIn(text: string): ReadonlyMap<string, Role> {
  return new Map(
    text.split(',').map((pair) => {
      const [role, value = ''] = pair.split('=')
      return [value.trim(), role as Role]
    }),
  )
}

const schema = z
  .object({
    PORT: z.coerce
      .number('PORT must be a number from 0 to 65535.')
      .int('PORT must be a whole number.')
      .min(0, 'PORT must be 0 or more.')
      .max(65_535, 'PORT must be 65535 or less.')
      .default(3000),
    HOST: z.string().default('localhost'),
    DATA_DIR: z.string().default('data/store'),
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'DATABASE_URL must be an address such as postgres://USER:PASSWORD@HOST:5432/DATABASE.',
      })
      .optional(),
    PUBLIC_URL: z.url('PUBLIC_URL must be an address such as https://audit.example.gov.uk.').optional(),
    TRUST_PROXY: z.coerce
      .number('TRUST_PROXY must be the number of reverse proxies in front, such as 1.')
      .int('TRUST_PROXY must be a whole number.')
      .min(0, 'TRUST_PROXY must be 0 or more.')
      .default(0),
    COUNCIL_NAME: z.string().min(1, 'COUNCIL_NAME must not be empty.').default(UNNAMED_COUNCIL),
    SERVICE_NAME: z.string().min(1, 'SERVICE_NAME must not be empty.').default('Early help audit'),
    CONTACT_EMAIL: z.email('CONTACT_EMAIL must be an e-mail address.').optional(),
    LOG_LEVEL: z
      .enum(
        ['silent', 'error', 'warn', 'info', 'debug'],
        'LOG_LEVEL must be silent, error, warn, info or debug.',
      )
      .default('info'),
    SMTP_URL: z.url('SMTP_URL must be an address such as smtp://mail.example.gov.uk:587.').optional(),
    MAIL_FROM: z.email('MAIL_FROM must be an e-mail address.').optional(),
    NOTIFY_API_KEY: z.string().min(1, 'NOTIFY_API_KEY must not be empty.').optional(),
    NOTIFY_TEMPLATE_ID: z.uuid('NOTIFY_TEMPLATE_ID must be the id of a template.').optional(),
    NOTIFY_URL: z.url('NOTIFY_URL must be an address.').optional(),
    SAFEGUARDING_CONTACT: z.string().optional(),
    BRAND_COLOUR: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, 'BRAND_COLOUR must be a colour such as #12436d.')
      .default('#12436d'),
    LANGUAGE: z
      .enum(languageCodes, `LANGUAGE must be one of: ${languageCodes.join(', ')}.`)
      .default(DEFAULT_LANGUAGE),
    RESPONSE_DAYS: z.coerce
      .number('RESPONSE_DAYS must be a number of working days, such as 10.')
      .int('RESPONSE_DAYS must be a whole number.')
      .min(1, 'RESPONSE_DAYS must be 1 or more.')
      .default(10),
    PRIVACY_CONTACT: z.email('PRIVACY_CONTACT must be an e-mail address.').optional(),
    DPO_CONTACT: z.string().min(1, 'DPO_CONTACT must not be empty.').optional(),
    COMPLAINT_FORM_URL: webAddress('COMPLAINT_FORM_URL').optional(),
    BACKUP_DAYS: z.coerce
      .number('BACKUP_DAYS must be a number of days, such as 30.')
      .int('BACKUP_DAYS must be a whole number.')
      .min(1, 'BACKUP_DAYS must be 1 or more.')
      .default(30),
    RETENTION_YEARS: z.coerce
      .number('RETENTION_YEARS must be a number of years, such as 2.')
      .int('RETENTION_YEARS must be a whole number.')
      .min(1, 'RETENTION_YEARS must be 1 or more.')
      .max(10, 'RETENTION_YEARS must be 10 or less.')
      .default(2),
    DATA_LICENCE_URL: webAddress('DATA_LICENCE_URL').optional(),
    SECURITY_CONTACT: z
      .union(
        [z.email(), webAddress('SECURITY_CONTACT')],
        'SECURITY_CONTACT must be an e-mail address or begin with https://.',
      )
      .optional(),
    SECURITY_POLICY_URL: webAddress('SECURITY_POLICY_URL').optional(),
    OIDC_ISSUER: z
      .url({
        protocol: /^https?$/,
        error: 'OIDC_ISSUER must be an address such as https://login.microsoftonline.com/TENANT/v2.0.',
      })
      .refine(
        (issuer) => issuer.startsWith('https:') || new URL(issuer).hostname === 'localhost',
        'OIDC_ISSUER must begin with https://, except on localhost.',
      )
      .optional(),
    OIDC_CLIENT_ID: z.string().min(1, 'OIDC_CLIENT_ID must not be empty.').optional(),
    OIDC_CLIENT_SECRET: z.string().min(1, 'OIDC_CLIENT_SECRET must not be empty.').optional(),
    OIDC_VERIFIED_CLAIM: z
      .string()
      .min(1, 'OIDC_VERIFIED_CLAIM must not be empty.')
      .default('email_verified'),
    OIDC_ROLE_CLAIM: z.string().min(1, 'OIDC_ROLE_CLAIM must not be empty.').optional(),
    OIDC_ROLES: z
      .string()
      .regex(
        /^(lead|member|viewer)=[^,=]+(,(lead|member|viewer)=[^,=]+)*$/,
        'OIDC_ROLES must be such as lead=EarlyHelp.Lead,member=EarlyHelp.Member.',
      )
      .optional(),
    SHUTDOWN_DELAY: z.coerce
      .number('SHUTDOWN_DELAY must be a number of seconds, such as 5.')
      .min(0, 'SHUTDOWN_DELAY must be 0 or more.')
      .max(60, 'SHUTDOWN_DELAY must be 60 or less.')
      .default(0),
    METRICS_TOKEN: z
      .string()
      .min(20, 'METRICS_TOKEN must be 20 characters or longer: it opens /metrics.')
      .optional(),
    BACKUP_FOLDER: z.string().min(1, 'BACKUP_FOLDER must not be empty.').optional(),
    BACKUP_AT: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'BACKUP_AT must be a time of day such as 02:30.')
      .default('02:30'),
  })
  .refine(
    (env) =>
      new Set([env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].map((v) => v === undefined))
        .size === 1,
    {
      path: ['OIDC_ISSUER'],
      message: 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together.',
    },
  )
  .refine((env) => (env.OIDC_ROLE_CLAIM === undefined) === (env.OIDC_ROLES === undefined), {
    path: ['OIDC_ROLES'],
    message: 'OIDC_ROLE_CLAIM and OIDC_ROLES must be set together.',
  })
  .refine((env) => (env.SMTP_URL === undefined) === (env.MAIL_FROM === undefined), {
    path: ['MAIL_FROM'],
    message: 'SMTP_URL and MAIL_FROM must be set together.',
  })
  .refine((env) => (env.NOTIFY_API_KEY === undefined) === (env.NOTIFY_TEMPLATE_ID === undefined), {
    path: ['NOTIFY_TEMPLATE_ID'],
    message: 'NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID must be set together.',
  })
  .refine((env) => env.SMTP_URL === undefined || env.NOTIFY_API_KEY === undefined, {
    path: ['NOTIFY_API_KEY'],
    message: 'Set SMTP_URL or NOTIFY_API_KEY, not both: mail goes out one way.',
  })
  .refine((env) => env.DATABASE_URL === undefined || env.BACKUP_FOLDER === undefined, {
    path: ['BACKUP_FOLDER'],
    message: 'Set DATABASE_URL or BACKUP_FOLDER, not both: PostgreSQL is backed up with its own tools.',
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    /** Where files lie that the service makes, and its SQLite file where it has one. */
    dataDir: env.DATA_DIR,
    /** Where the store is: the address of a PostgreSQL database, or the folder of an SQLite file. */
    store: env.DATABASE_URL ?? env.DATA_DIR,
    /** Where people reach the service, without a slash at the end. */
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    trustProxy: env.TRUST_PROXY,
    councilName: env.COUNCIL_NAME,
    councilIsNamed: env.COUNCIL_NAME !== UNNAMED_COUNCIL,
    serviceName: env.SERVICE_NAME,
    contactEmail: env.CONTACT_EMAIL,
    /** The mail server and the sender's address; undefined where no mail is set up. */
    smtp: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    /** GOV.UK Notify's key and template; undefined where mail does not go out that way. */
    notify:
      env.NOTIFY_API_KEY && env.NOTIFY_TEMPLATE_ID
        ? { apiKey: env.NOTIFY_API_KEY, templateId: env.NOTIFY_TEMPLATE_ID, url: env.NOTIFY_URL }
        : undefined,
    /** Whom to call about a child in need of protection, as a sentence: printed after "call 999". */
    safeguardingContact: env.SAFEGUARDING_CONTACT,
    /** For how many days backups are kept: until then they hold what was erased. */
    backupDays: env.BACKUP_DAYS,
    logLevel: env.LOG_LEVEL,
    brandColour: env.BRAND_COLOUR,
    language: env.LANGUAGE,
    /** Within how many working days the council answers questions, on the help page and the accessibility statement. */
    responseDays: env.RESPONSE_DAYS,
    /** Where the service keeps its daily copies, and from what time of day on, in the UK, it makes one; undefined: none. */
    backups: env.BACKUP_FOLDER === undefined ? undefined : { folder: env.BACKUP_FOLDER, at: env.BACKUP_AT },
    /** For how many seconds the service says that it stops, before it takes no more requests. */
    shutdownDelay: env.SHUTDOWN_DELAY,
    /** What a monitor has to send to read the metrics; undefined where there are none. */
    metricsToken: env.METRICS_TOKEN,
    /** What the privacy notice needs to know of the council. */
    privacy: {
      contact: env.PRIVACY_CONTACT,
      dataProtectionOfficer: env.DPO_CONTACT,
      complaintForm: env.COMPLAINT_FORM_URL,
      retentionYears: env.RETENTION_YEARS,
    },
    /** The council's own sign-in service; undefined where none is set up. */
    singleSignOn:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            /** The claim that is true where the e-mail address is known to be its owner's. */
            verifiedClaim: env.OIDC_VERIFIED_CLAIM,
            /** The claim whose values make somebody a lead, member or viewer; undefined where roles are by invitation. */
            roles:
              env.OIDC_ROLE_CLAIM && env.OIDC_ROLES
                ? { claim: env.OIDC_ROLE_CLAIM, values: rolesIn(env.OIDC_ROLES) }
                : undefined,
          }
        : undefined,
    /** The licence under which findings are published: printed in releases made from then on. */
    dataLicence: env.DATA_LICENCE_URL,
    /** Where to report a security problem, as a URI, and the council's policy on reports. */
    security: {
      contact: env.SECURITY_CONTACT?.replace(/^(?!https:)/, 'mailto:'),
      policy: env.SECURITY_POLICY_URL,
    },
  }))

export type Config = Readonly<z.output<typeof schema>>

/** Says in sentences, one a line, what is wrong with the environment. */
export class ConfigError extends Error {}

/**
 * Reads the configuration.
 *
 * @throws ConfigError naming every variable that cannot be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  throw new ConfigError(result.error.issues.map(({ message }) => message).join('\n'), { cause: result.error })
}
