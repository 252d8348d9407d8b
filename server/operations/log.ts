/** Structured lines, one JSON object each, without anybody's words, names, addresses or keys. */
import { pino, type DestinationStream, type Logger } from 'pino'
import type { Config } from '../config.js'
import { reasonOf } from '../web/errors.js'

/**
 * A log on standard error, or wherever it is led. Of an error it writes the kind and the places in the code: messages
 * may quote what somebody typed, as those about faulty JSON do.
 */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination(2),
): Logger {
  return pino({ level, base: undefined, serializers: { err: reasonOf } }, destination)
}
