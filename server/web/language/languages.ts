/** Every language that the interface speaks: a new one is a file beside en.ts and a line here. */
import { en, type Language } from './en.js'

export const languages = { en } satisfies Readonly<Record<string, Language>>

export const DEFAULT_LANGUAGE = 'en'

/** The languages' codes, as configuration names them. */
export const languageCodes = Object.keys(languages) as (keyof typeof languages)[]
