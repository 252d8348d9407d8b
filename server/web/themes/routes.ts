/** Addresses of the workbench: a round's themes, what is decided on them, and its codebook. */
import type { Route } from '../route.js'
import { createRenewal, createUndoing, showCodebook } from './codebook.js'
import { createExcerpt, createExcerpts } from './excerpts.js'
import { saveRule, showRule } from './rule.js'
import { decideSuggestion, showSuggestion } from './suggestions.js'
import { showTheme } from './theme.js'
import { createDismissal, createMerger, createSplit, createWording } from './themeForms.js'
import { createTheme, showThemes } from './themes.js'

const themes = '/rounds/:round/themes'
const theme = `${themes}/:theme`
const codebook = '/rounds/:round/codebook'

/** Members of the group decide too. Nothing is decided where the words of answers were deleted. */
export const themeRoutes: readonly Route[] = [
  { method: 'get', path: themes, handler: showThemes, tellsThemes: true, who: 'member' },
  { method: 'post', path: themes, handler: createTheme, tellsThemes: true, who: 'member', needs: 'words' },
  {
    method: 'get',
    path: `${themes}/suggestions/:phrase`,
    handler: showSuggestion,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${themes}/suggestions/:phrase`,
    handler: decideSuggestion,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  { method: 'get', path: theme, handler: showTheme, tellsThemes: true, who: 'member' },
  {
    method: 'post',
    path: `${theme}/wording`,
    handler: createWording,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/merger`,
    handler: createMerger,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/split`,
    handler: createSplit,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/dismissal`,
    handler: createDismissal,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/excerpts`,
    handler: createExcerpts,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/excerpt`,
    handler: createExcerpt,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'get',
    path: `${theme}/rules/:rule`,
    handler: showRule,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${theme}/rules/:rule`,
    handler: saveRule,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  { method: 'get', path: codebook, handler: showCodebook, tellsThemes: true, who: 'member' },
  {
    method: 'post',
    path: `${codebook}/undoings`,
    handler: createUndoing,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${codebook}/renewals`,
    handler: createRenewal,
    tellsThemes: true,
    who: 'member',
    needs: 'words',
  },
]
