/** An organiser's way through the workbench: each page of it in the states that it has. */
import request from 'supertest'
import type { TestService } from './service.js'

type Sound = (address: string, html: string) => Promise<void>

/** What is typed on the way, which no catalogue has. */
export const THEMES_TYPED = ['Lone parents', 'Parents on their own', 'parents', 'Nowhere']

/** Looks at each page of the sample round's workbench with `sound`, which is given its address and its HTML. */
export async function tourThemes(
  { app, organiserCookie }: Pick<TestService, 'app' | 'organiserCookie'>,
  sound: Sound,
) {
  const cookie = await organiserCookie('lead')
  const colleague = await organiserCookie('member')
  const round = '/rounds/sample'
  const get = async (address: string) => {
    const { text } = await request(app).get(`${round}/${address}`).set('Cookie', cookie).expect(200)
    await sound(address, text)
    return text
  }
  const post = (address: string, form: object, by = cookie) =>
    request(app).post(`${round}/${address}`).set('Cookie', by).type('form').send(form)
  const wrong = async (name: string, address: string, form: object = {}) =>
    sound(name, (await post(address, form).expect(422)).text)

  await get('codebook')
  const list = await get('themes')
  await wrong('a theme without a name', 'themes')
  const [, phrase = ''] = /\/themes\/suggestions\/([^"]+)"/.exec(list) ?? []
  await get(`themes/suggestions/${phrase}`)
  await wrong('a suggestion undecided', `themes/suggestions/${phrase}`, { match: 'parents' })
  await wrong('a suggestion that is gone', 'themes/suggestions/Nowhere')
  const html = await get('themes/training')
  for (const form of ['wording', 'merger', 'split', 'excerpt'])
    await wrong(`a wrong ${form}`, `themes/training/${form}`)
  await get('themes/training/rules/new')
  const previewed = { match: 'parents', scope: 'all', state: 'on', preview: 'yes' }
  await sound(
    'a rule that is previewed',
    (await post('themes/training/rules/new', previewed).expect(200)).text,
  )
  await wrong('a rule without words', 'themes/training/rules/new')
  const [, place = ''] = /name="(excerpt\|[^"]+)"/.exec(html) ?? []
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1]
  await post('themes/training/excerpts', { [place]: ' keep', seen }, colleague).expect(303)
  await wrong('an excerpt that somebody decided on', 'themes/training/excerpts', { [place]: ' remove', seen })
  await post('themes', { label: 'Lone parents', meaning: 'Parents on their own' }).expect(303)
  await get('themes/lone-parents?done=decided')
  const [, decision = ''] = /name="decision" value="(\d+)"/.exec(await get('codebook?one')) ?? []
  await post('codebook/undoings', { decision, seen: decision }).expect(303)
  await wrong('a decision that is undone', 'codebook/undoings', { decision, seen: `${decision}0` })
  await get('codebook?from=0&to=2&done=decided')
  await get('codebook?from=0&to=1')
}
