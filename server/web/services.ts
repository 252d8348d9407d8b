/** What handlers work with, put together once at start. */
import type { Logger } from 'pino'
import type { Config } from '../config.js'
import type { Codebook } from '../audit/themes/codebook.js'
import type { Crosswalk } from '../audit/crosswalk.js'
import type { Guidance } from '../audit/guidance.js'
import type { OfferDefinition } from '../audit/offer/definition.js'
import type { Questionnaire } from '../audit/questionnaire.js'
import type { ScoreCardDefinition } from '../audit/scoreCard/definition.js'
import type { Drafting } from '../audit/statements/drafting.js'
import type { Mailer } from '../mail/mailer.js'
import type { Db } from '../db/store.js'
import type { CommonPasswords } from './account/passwordRules.js'
import type { Counter, Reader } from './findings/reader.js'
import type { FindingsThread } from './findings/findingsThread.js'
import type { FindingsMemory, FindingsWork, Pace } from './findings/roundFindings.js'
import type { Metrics } from './operations/metrics.js'
import type { Language } from './language/en.js'
import type { Render } from './views.js'

export interface Services {
  readonly db: Db
  readonly config: Config
  readonly language: Language
  /** Where the files are that pages load. */
  readonly assetsPath: string
  readonly render: Render
  /** Structured lines without anybody's words, names or keys. */
  readonly log: Logger
  /** Undefined where no way to send mail is set up. */
  readonly mailer: Mailer | undefined
  /** Tells whoever sends the queue's messages that there are new ones. */
  readonly wakeSender: () => void
  readonly clock: () => Date
  /** Editions by id. */
  readonly questionnaires: ReadonlyMap<string, Questionnaire>
  /** What is expected of agencies under each heading, by edition. */
  readonly guidance: ReadonlyMap<string, Guidance>
  /** What statements are drafted with, by edition. */
  readonly drafting: ReadonlyMap<string, Drafting>
  /** How editions hang together. */
  readonly crosswalks: readonly Crosswalk[]
  /** Which answers describe services, by edition. */
  readonly offers: ReadonlyMap<string, OfferDefinition>
  readonly codebook: Codebook
  /** What score cards are made of, by id. */
  readonly scoreCards: ReadonlyMap<string, ScoreCardDefinition>
  /** What passwords must not be made of. */
  readonly commonPasswords: CommonPasswords
  /** Whether this is `npm run demo`, where links sign in without a password. */
  readonly demonstration: boolean
  readonly reader: () => Promise<Reader>
  readonly counter: () => Promise<Counter>
  /** Forgets what was read of answers. */
  readonly forgetReading: () => void
  readonly findingsMemory: FindingsMemory
  readonly findingsWork: FindingsWork
  readonly findingsThread: FindingsThread
  readonly pace: Pace
  /** Whether the service is being stopped: it says so to load balancers, and answers what it was asked before. */
  readonly lifecycle: { stopping: boolean }
  /** How the service's own backups stand: when the newest was made, and whether the last attempt failed. */
  readonly backupState: { newest: Date | undefined; failed: boolean }
  /** Undefined where METRICS_TOKEN is not set. */
  readonly metrics: Metrics | undefined
}
