/** What a published workbook has to be, a rule each: its id, and what to do where it is broken. */

/** After the Analysis Function's "Making spreadsheets accessible: a checklist of the basics" and its shorthand. */
export const RULES = {
  'no-title': 'Give the document a title in its properties.',
  'no-language': 'Set the language of the document in its properties.',
  'author-not-organisation':
    'Name the organisation as author and last editor in the properties, not a person or a program.',
  macros: 'Publish a workbook without macros.',
  'not-at-beginning': 'Save the workbook with its first sheet open and the cursor in A1.',
  'no-cover': 'Begin with a sheet called Cover.',
  'no-contents': 'Put a sheet called Contents second.',
  'no-notes': 'Put a sheet called Notes third.',
  'hidden-sheet': 'Show hidden sheets or delete them.',
  'sheet-name': 'Name sheets with letters, digits and "_", at most 31 of them, beginning with a letter.',
  'empty-sheet': 'Delete sheets with nothing on them.',
  'no-sheet-title': "Write the sheet's title in A1.",
  'title-not-heading': 'Give the title in A1 the cell style Heading 1.',
  'title-repeated': 'Give each sheet a title of its own.',
  'tables-not-announced': 'Say in A2 how many tables the sheet has: "This worksheet contains one table."',
  'merged-cells': 'Part merged cells.',
  'frozen-panes':
    'Unfreeze panes. In a workbook for working in: say in column A that they are frozen and how to unfreeze them.',
  filter:
    'Turn filters and their buttons off. In a workbook for working in: say in column A how to turn them off.',
  'hidden-rows-or-columns': 'Show hidden rows and columns or delete them.',
  'header-or-footer': 'Say in cells what a header or footer says: they are not read aloud.',
  picture: 'Take out pictures, charts, text boxes and comments; say in cells what they say.',
  'text-beside-column-a': 'Put all text above a table, and all text of the cover, in column A.',
  'blank-row-above-table': 'Leave no blank row between the title, what is said of a table, and the table.',
  'no-table': 'Make the cells a table: Insert, Table.',
  'table-not-in-column-a': 'Begin tables in column A.',
  'no-header-row': 'Give the table one header row.',
  'blank-heading': 'Give every column of the table a heading.',
  'heading-repeated': 'Give each column of the table a heading of its own.',
  'table-name': 'Give the table a name that says what it holds, in letters, digits and "_".',
  'table-name-repeated': 'Give each table a name of its own.',
  'below-table': 'Move what stands below or beside a table above it.',
  'blank-row': 'Delete blank rows in tables.',
  'blank-column': 'Delete blank columns in tables.',
  'blank-cell': 'Say why a cell has no figure with shorthand, or above the table what blank cells mean.',
  'number-alignment': 'Align numbers and their headings to the right.',
  'text-alignment': 'Align text in tables to the left.',
  formula: 'Put values in place of formulas.',
  'small-font': 'Use type of 12 points or more.',
  serif: 'Use a sans serif typeface such as Arial.',
  'text-not-wrapped': 'Wrap text that is longer than its cell, so that all of it is seen.',
  'vertical-text': 'Write text level.',
  fill: 'Take out background colours, white ones too.',
  border: 'Take out borders.',
  italic: 'Take out italics.',
  underline: 'Underline nothing but links.',
  'coloured-text': 'Set the colour of text to automatic.',
  placeholder: 'Put shorthand such as [x] or [z] in place of "n/a", "-", ".." and the like.',
  'unknown-shorthand':
    'Use the known shorthand: [b] [c] [e] [f] [low] [p] [r] [u] [w] [x] [z], with a digit for reasons.',
  'shorthand-not-explained': 'Say above the table what its shorthand means.',
  'mark-with-number': 'Put shorthand in a cell of its own, not beside a number.',
  'number-as-text': 'Store numbers as numbers: the sign of a percentage or of thousands is a format.',
  'note-not-explained': 'Explain every note in the sheet Notes.',
  'note-not-used': 'Take out notes that nothing refers to.',
  'note-in-data-cell': 'Put marks of notes in titles, column headings or row labels.',
  'footnote-symbol': 'Mark notes as [note 1], not by symbols or superscript.',
  'contents-rows': 'List every sheet after Contents in Contents, once and in order.',
  'contents-title': 'Give sheets the same title in Contents as on the sheet.',
  'contents-link': 'Link every row of Contents to A1 of its sheet.',
  'link-text': 'Write links as what they lead to, not as an address or "click here".',
} as const

export type RuleId = keyof typeof RULES

/** A rule that is broken. */
export interface LintFinding {
  readonly rule: RuleId
  /** Where: "the properties", a sheet's name, or cells such as "Notes!A3 (and 2 more)". */
  readonly place: string
}

/**
 * What a workbook is for. An internal one is for working in: it may have frozen panes and filters where it says how to
 * turn them off, its filter is taken for its table, it may repeat its marking at the foot of pages, it has no sheets
 * around its data, and what people typed stands in it as it is.
 */
export type LintProfile = 'public' | 'internal'

export const NOT_ASKED_OF_INTERNAL: ReadonlySet<RuleId> = new Set([
  ...(['no-cover', 'no-contents', 'no-notes', 'table-name', 'header-or-footer'] as const),
  ...(['placeholder', 'unknown-shorthand', 'shorthand-not-explained', 'mark-with-number'] as const),
  ...(['number-as-text', 'note-not-explained', 'note-in-data-cell', 'footnote-symbol'] as const),
])
