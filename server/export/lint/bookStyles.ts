/** How cells of a workbook look, from its part "xl/styles.xml". */
import { childrenOf, type XmlElement } from '../offline/xml.js'

export interface BookFont {
  readonly name: string
  /** In points. */
  readonly size: number
  readonly isItalic: boolean
  readonly isUnderlined: boolean
  readonly isSuperscript: boolean
  /** Whether its colour is another than automatic or black. */
  readonly isColoured: boolean
}

export interface BookStyle {
  readonly font: BookFont
  readonly hasFill: boolean
  readonly hasBorder: boolean
  readonly isWrapped: boolean
  readonly isTurned: boolean
  /** "general" where nothing is said. */
  readonly horizontal: string
  /** Whether it is the style "Heading 1". */
  readonly isTitle: boolean
}

export interface BookStyles {
  /** By the number that cells refer to. */
  readonly cells: readonly BookStyle[]
  /** Of the style "Normal". */
  readonly normal: BookFont
}

const DEFAULT_FONT: BookFont = {
  ...{ name: 'Calibri', size: 11, isItalic: false, isUnderlined: false },
  ...{ isSuperscript: false, isColoured: false },
}

/** Every cell style, in the order that cells refer to. */
export function stylesIn(styles: XmlElement | undefined): BookStyles {
  const list = (name: string) => childrenOf(childrenOf(styles, name)[0])
  const fonts = list('fonts').map(fontOf)
  const fills = list('fills').map(isFilled)
  const borders = list('borders').map(isDrawn)
  const titles = new Set(
    list('cellStyles')
      .filter(isHeading1)
      .map(({ attributes }) => attributes.get('xfId')),
  )
  const number = (xf: XmlElement, name: string) => Number(xf.attributes.get(name) ?? 0)
  const normal = list('cellStyleXfs')[0]
  return {
    normal: fonts[normal ? number(normal, 'fontId') : 0] ?? DEFAULT_FONT,
    cells: list('cellXfs').map((xf) => {
      const alignment = childrenOf(xf, 'alignment')[0]?.attributes
      return {
        font: fonts[number(xf, 'fontId')] ?? DEFAULT_FONT,
        hasFill: fills[number(xf, 'fillId')] ?? false,
        hasBorder: borders[number(xf, 'borderId')] ?? false,
        isWrapped: isTrue(alignment?.get('wrapText')),
        isTurned: !['0', undefined].includes(alignment?.get('textRotation')),
        horizontal: alignment?.get('horizontal') ?? 'general',
        isTitle: titles.has(xf.attributes.get('xfId')),
      }
    }),
  }
}

/** Excel numbers its own styles; LibreOffice keeps this one as "Excel Built-in Heading 1". */
function isHeading1({ attributes }: XmlElement): boolean {
  return attributes.get('builtinId') === '16' || /\bheading 1$/i.test(attributes.get('name') ?? '')
}

/** Whether an attribute of the format says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function fontOf(font: XmlElement): BookFont {
  const attribute = (name: string, attributeName = 'val') =>
    childrenOf(font, name)[0]?.attributes.get(attributeName)
  const isOn = (name: string) => {
    const [element] = childrenOf(font, name)
    return element !== undefined && !['0', 'false', 'none'].includes(element.attributes.get('val') ?? '1')
  }
  return {
    name: attribute('name') ?? DEFAULT_FONT.name,
    size: Number(attribute('sz') ?? DEFAULT_FONT.size),
    isItalic: isOn('i'),
    isUnderlined: isOn('u'),
    isSuperscript: attribute('vertAlign') === 'superscript',
    isColoured: isColoured(childrenOf(font, 'color')[0]),
  }
}

/** Theme colour 1 and indexed colours 8 and 64 are those of text. */
function isColoured(colour: XmlElement | undefined): boolean {
  const { attributes } = colour ?? { attributes: new Map<string, string>() }
  const [rgb, theme, indexed] = ['rgb', 'theme', 'indexed'].map((name) => attributes.get(name))
  if (rgb !== undefined) return !/^(FF)?000000$/i.test(rgb)
  if (theme !== undefined) return theme !== '1'
  return indexed !== undefined && !['8', '64'].includes(indexed)
}

/** The first two fills of every workbook are "none" and, unused, "gray125". */
function isFilled(fill: XmlElement, index: number): boolean {
  if (index < 2) return false
  const pattern = childrenOf(fill, 'patternFill')[0]?.attributes.get('patternType')
  return childrenOf(fill, 'gradientFill').length > 0 || !['none', undefined].includes(pattern)
}

function isDrawn(border: XmlElement): boolean {
  return childrenOf(border).some(({ attributes }) => !['none', undefined].includes(attributes.get('style')))
}
