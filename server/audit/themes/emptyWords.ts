/** Words that say nothing by themselves: lists only; answerClasses.ts uses them. */

/** The words of a list, each once. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''))
}

/** Words that say nothing by themselves in an answer to an audit of early help. */
export const EMPTY = wordSet(`
  a an the and or nor of to in on at for by from with as per re is are was were be been being am i we you they it he she
  our my your their its this that these those us me them there here so too also do does did doing have has had having
  will would could should can may might must not very quite really just still now current currently moment present time
  all any some each every much most other what which who whom how if then than when where because within across it both
  think say said feel believe guess suppose consider considered honest honestly tbh frank frankly sorry afraid hope hopefully
  probably perhaps maybe generally overall usually mostly already think thought speaking terms dont cant isnt wouldnt
  havent hasnt arent doesnt wasnt okay please thanks thank regards yourself ourselves myself themselves self far
  understand understands understood understanding know knows aware awareness role roles responsibility responsibilities
  duty duties part job knowledge apply applied agency agencies early help city area question answer section`)

/** Those whom a bare evaluation is about: one unknown word before any of them is let pass ("custody staff"). */
export const GROUPS = wordSet(`
  staff practitioner practitioners team teams teacher teachers manager managers management worker workers colleague
  colleagues everyone everybody people officer officers leader leaders leadership member members employee employees
  school schools setting settings service services nursery surgery practice practices organisation company department
  professional professionals volunteer volunteers governor governors clinician clinicians nurse nurses head heads deputy
  childminder childminders gp gps doctor doctors midwife midwives visitors hv hvs pcso pcsos police tutors lecturers
  assistants tas receptionists reception coaches librarians partners dsl dsls senco slt office admin trustees leads
  owners directors advisers advisors group club centre`)
