/** The address at which a theme of a round is checked. */
export function reviewOf({ slug }: { readonly slug: string }, themeId: string): string {
  return `/rounds/${slug}/themes/${encodeURIComponent(themeId)}/review`
}

/** The address at which a rule of a theme is looked at and switched off. */
export function ruleOf({ slug }: { readonly slug: string }, themeId: string, ruleId: string): string {
  return `/rounds/${slug}/themes/${encodeURIComponent(themeId)}/rules/${encodeURIComponent(ruleId)}`
}
