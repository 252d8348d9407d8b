const A4 = 9

/** Page setup: a worksheet prints on A4 on its side, as wide as the page. */
export const PAGE = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const
