/** Every address of a round, in one place; routes.ts answers them. */

/** The pages that every footer leads to. */
export const HELP = {
  help: '/help',
  accessibility: '/help/accessibility',
  privacy: '/help/privacy',
  cookies: '/help/cookies',
} as const

/** An organiser's own pages. */
export const ACCOUNT = {
  account: '/account',
  signIn: '/account/sign-in',
  /** Also for somebody who is signed in; leads to their account, which says that they can close the tab. */
  signInAgain: `/account/sign-in?again=yes&then=${encodeURIComponent('/account?changed=session')}`,
  session: '/account/session',
  signOut: '/account/session/closure',
  sessionExtension: '/account/session/extension',
  secondFactor: '/account/second-factor',
  enrolment: '/account/second-factor/enrolment',
  password: '/account/password',
  tokens: '/account/tokens',
  tokenRevocation: (id: number) => `/account/tokens/${id}/revocation`,
  sessionsClosure: '/account/sessions/closure',
  sessionClosure: (id: number) => `/account/sessions/${id}/closure`,
  link: (key: string) => `/account/links/${key}`,
  singleSignOn: '/account/oidc',
  singleSignOnReturn: '/account/oidc/callback',
} as const

/** The JSON API: what answers programs begins with `below`. */
export const API = { below: '/api/', rounds: '/api/v1/rounds', description: '/api/v1/openapi.json' } as const

/** The pages on which leads look after organisers, and see what was done. */
export const ORGANISERS = '/organisers'
export const ACTIVITY = { page: '/activity', file: '/activity.csv' } as const

/** The pages by which leads answer a person's request about their data. */
export const PERSON_REQUESTS = '/person-requests'

/** The addresses of one request; its id says nothing of whom it is about. */
export function addressesOfRequest(id: string) {
  const page = `${PERSON_REQUESTS}/${id}`
  const choice = `${page}/choice`
  return {
    page,
    choice,
    workbook: `${choice}.xlsx`,
    json: `${choice}.json`,
    redaction: `${page}/redaction`,
    erasure: `${page}/erasure`,
    clearing: `${page}/clearing`,
    closure: `${page}/closure`,
  }
}

/** The addresses of one organiser's account, as leads see it. */
export function addressesOfOrganiser(id: number) {
  const page = `${ORGANISERS}/${id}`
  return { page, role: `${page}/role`, disablement: `${page}/disablement`, link: `${page}/link` }
}

/** The forms of a theme's page, by the last part of their addresses. */
export type ThemeForm = 'wording' | 'merger' | 'split' | 'dismissal' | 'excerpts' | 'excerpt'

export interface Addresses {
  readonly start: string
  readonly drafts: string
  readonly response: string
  readonly section: (sectionId: string) => string
  /** A field of a section, from which a person goes back to the check page. */
  readonly change: (sectionId: string, fieldId: string) => string
  readonly differences: string
  readonly settlement: string
  readonly check: string
  readonly submission: string
  readonly receipt: string
  readonly linkRenewal: string
  readonly linkEmail: string
  readonly copy: string
  readonly copyDocument: string
  readonly heard: string
  readonly upload: string
  readonly uploadChanges: string
  readonly uploadApplication: string
  readonly uploadCancellation: string
  readonly prefilledWorkbook: string
  readonly offlineDocument: string
  readonly offlineWorkbook: string
  readonly findings: string
  readonly findingsSection: (sectionId: string) => string
  readonly themes: string
  readonly theme: (themeId: string) => string
  readonly themeForm: (themeId: string, form: ThemeForm) => string
  readonly rule: (themeId: string, ruleId: string) => string
  readonly suggestion: (phrase: string) => string
  readonly codebook: string
  readonly codebookUndoings: string
  readonly codebookRenewals: string
  readonly workbook: string
  readonly cell: (tableId: string, rowId: string, columnId: string) => string
  readonly sentResponse: (reference: string) => string
  readonly responses: string
  readonly responsesWorkbook: string
  readonly quality: string
  readonly concerns: string
  readonly sentAnswer: (reference: string, questionId: string) => string
  readonly corrections: (reference: string) => string
  readonly responseConcerns: (reference: string) => string
  readonly responseErasure: (reference: string) => string
}

/** The addresses of a round. */
export function addressesOf(round: { readonly slug: string }): Addresses {
  const start = `/rounds/${round.slug}`
  const response = `${start}/response`
  const findings = `${start}/findings`
  const themes = `${start}/themes`
  const theme = (themeId: string) => `${themes}/${encodeURIComponent(themeId)}`
  const sentResponse = (reference: string) => `${start}/responses/${encodeURIComponent(reference)}`
  return {
    start,
    drafts: `${start}/drafts`,
    response,
    section: (sectionId) => `${response}/sections/${sectionId}`,
    change: (sectionId, fieldId) => `${response}/sections/${sectionId}?from=check#${fieldId}`,
    differences: `${response}/differences`,
    settlement: `${response}/settlement`,
    check: `${response}/check`,
    submission: `${response}/submission`,
    receipt: `${response}/receipt`,
    linkRenewal: `${response}/link-renewal`,
    linkEmail: `${response}/link-email`,
    copy: `${response}/copy`,
    copyDocument: `${response}/copy.docx`,
    heard: `${response}/heard`,
    upload: `${response}/upload`,
    uploadChanges: `${response}/upload/changes`,
    uploadApplication: `${response}/upload/application`,
    uploadCancellation: `${response}/upload/cancellation`,
    prefilledWorkbook: `${response}/offline.xlsx`,
    offlineDocument: `${start}/offline.docx`,
    offlineWorkbook: `${start}/offline.xlsx`,
    findings,
    findingsSection: (sectionId) => `${findings}/sections/${sectionId}`,
    themes,
    theme,
    themeForm: (themeId, form) => `${theme(themeId)}/${form}`,
    rule: (themeId, ruleId) => `${theme(themeId)}/rules/${encodeURIComponent(ruleId)}`,
    suggestion: (phrase) => `${themes}/suggestions/${encodeURIComponent(phrase.replaceAll(' ', '_'))}`,
    codebook: `${start}/codebook`,
    codebookUndoings: `${start}/codebook/undoings`,
    codebookRenewals: `${start}/codebook/renewals`,
    workbook: `${start}/findings.xlsx`,
    cell: (...ids) => `${findings}/tables/${ids.map(encodeURIComponent).join('/')}`,
    sentResponse,
    responses: `${start}/responses`,
    responsesWorkbook: `${start}/responses.xlsx`,
    quality: `${start}/quality`,
    concerns: `${start}/concerns`,
    sentAnswer: (reference, questionId) => `${sentResponse(reference)}/answers/${questionId}`,
    corrections: (reference) => `${sentResponse(reference)}/corrections`,
    responseConcerns: (reference) => `${sentResponse(reference)}/concerns`,
    responseErasure: (reference) => `${sentResponse(reference)}/erasure`,
  }
}
