/** One part of a page that is read from top to bottom. In its sentences, `[words](address)` is a link. */
export interface ArticlePart {
  /** Left out where the part goes on without a heading of its own. */
  readonly heading?: string
  /** Whether the heading stands one level below the one before. */
  readonly below?: boolean
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  /** What the council still has to say here. */
  readonly missing?: readonly string[]
}
