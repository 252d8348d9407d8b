/** Words of any answer to an audit of early help: no suggestion is made of these alone. A list only. */
import { stemOf } from './words.js'

/** Their stems. */
export const GENERIC: ReadonlySet<string> = new Set(
  `time service staff people person child children family families school parent parents mum mom dad carer year years
  week weeks day days month months term hour hours minute minutes half session morning afternoon evening night monday
  tuesday wednesday thursday friday saturday sunday january february march april may june july august september sept
  october november december autumn spring summer winter work worker support help need needs agency agencies team teams
  early way place group area city town number example case side end start part point other others home house pupil
  pupils student students kid kids young member lead information issue issues use provision name names practitioner
  manager question answer everyone everybody everything anyone anybody anything someone somebody something nobody
  nothing none big small little large long short high low full main real different similar happen happens set hold
  begin become stay turn move run carry pull push pick bring leave call stop start change include offer provide show
  follow like clear right wrong easy hard possible likely usual extra open free local busy regular`
    .split(/\s+/)
    .map(stemOf),
)
