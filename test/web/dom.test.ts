import { expect, it } from 'vitest'
import { outline } from '../support/dom.js'

it.each([
  ['white space between blocks', '<div>\n  <p> a\n b </p>\n</div>', '<div><p>a b</p></div>'],
  ['the order of attributes', '<a id="x" href="#">a</a>', '<a href="#" id="x">a</a>'],
  ['the order of class names', '<p class="b  a">a</p>', '<p class="a b">a</p>'],
  ['an empty class', '<p class=" ">a</p>', '<p>a</p>'],
  ['a comment', '<p>a<!-- b --></p>', '<p>a</p>'],
  ['a boolean attribute’s spelling', '<input checked>', '<input checked="">'],
])('%s makes no difference', (_, one, other) => {
  expect(outline(one)).toBe(outline(other))
})

it.each([
  ['a space between words', '<p><span>Error:</span> a</p>', '<p><span>Error:</span>a</p>'],
  ['a space inside an inline element', '<a>Change<span> name</span></a>', '<a>Change<span>name</span></a>'],
  ['a text', '<p>a</p>', '<p>b</p>'],
  ['escaping', '<p>&lt;b&gt;a&lt;/b&gt;</p>', '<p><b>a</b></p>'],
  ['an attribute', '<p id="a">a</p>', '<p>a</p>'],
  ['a class name', '<p class="a b">a</p>', '<p class="a">a</p>'],
  ['nesting', '<div><p>a</p></div><p>b</p>', '<div><p>a</p><p>b</p></div>'],
  ['white space in a text box', '<textarea>a  b</textarea>', '<textarea>a b</textarea>'],
])('%s makes a difference', (_, one, other) => {
  expect(outline(one)).not.toBe(outline(other))
})
