/** Addresses of the workbench: a round's themes, what is decided on them, and its codebook. */
import type { Route } from '../route.js'
import { createUndoing, showCodebook } from './codebook.js'
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
  { method: 'get', path: themes, handler: showThemes, who: 'member' },
  { method: 'post', path: themes, handler: createTheme, who: 'member', needs: 'words' },
  {
    method: 'get',
    path: `${themes}/suggestions/:phrase`,
    handler: showSuggestion,
    who: 'member',
    needs: 'words',
  },
  {
    method: 'post',
    path: `${themes}/suggestions/:phrase`,
    handler: decideSuggestion,
    who: 'member',
    needs: 'words',
  },
  { method: 'get', path: theme, handler: showTheme, who: 'member' },
  { method: 'post', path: `${theme}/wording`, handler: createWording, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/merger`, handler: createMerger, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/split`, handler: createSplit, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/dismissal`, handler: createDismissal, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/excerpts`, handler: createExcerpts, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/excerpt`, handler: createExcerpt, who: 'member', needs: 'words' },
  { method: 'get', path: `${theme}/rules/:rule`, handler: showRule, who: 'member', needs: 'words' },
  { method: 'post', path: `${theme}/rules/:rule`, handler: saveRule, who: 'member', needs: 'words' },
  { method: 'get', path: codebook, handler: showCodebook, who: 'member' },
  { method: 'post', path: `${codebook}/undoings`, handler: createUndoing, who: 'member', needs: 'words' },
]
