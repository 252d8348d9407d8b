/** Measures saving a section so that it survives a power cut, against bare Express and one durable transaction. */
import { besideBare, compare, mostMemory, type Both } from './beside.js'
import type { Measured, Wanted } from './measured.js'
import { expected, filled, openLink } from './people.js'

const LEAST_RATIO = 0.6
const PEOPLE = 10
const FULL = { repeats: 9, count: 600 }
const QUICK = { repeats: 1, count: 20 }

/** Ten people save again and again, each on a response of their own; every save changes all six answers. */
export async function measureSaves({ quick }: Wanted): Promise<Measured> {
  const { repeats, count } = quick ? QUICK : FULL
  return besideBare({ invited: PEOPLE + 1, connections: PEOPLE }, async (both) => {
    const { own, bare, page } = both
    const forms = await Promise.all(both.people.slice(0, PEOPLE).map((person) => formOf(both, person)))
    let number = 0
    const next = (person: number) => {
      const { form, cookie } = forms[person] ?? { form: new URLSearchParams(), cookie: '' }
      const changed = new URLSearchParams(form)
      number += 1
      for (const { id } of page.section.questions) changed.set(id, `${form.get(id) ?? ''} [${number}]`)
      return { body: changed.toString(), cookie }
    }
    const figures = await compare(
      both,
      { what: 'saves', people: PEOPLE, repeats, count, aim: { atLeast: LEAST_RATIO } },
      {
        own: async (_index, person) => {
          const { body, cookie } = next(person)
          const { location } = expected(await own.crowd.post(page.path, body, cookie), 303)
          if (location.includes('differences')) throw new Error('A save met another.')
        },
        bare: async (_index, person) => expected(await bare.crowd.post('/page', next(person).body), 303),
      },
    )
    const bytes = next(0).body.length
    return {
      lines: [
        `A form of ${bytes} bytes, all six answers changed; ${PEOPLE} people on a response each, ${repeats} times ${count} saves of each side, in turn. The bare one checks nothing and keeps the form as one row.`,
      ],
      figures: [...figures, mostMemory(both)],
    }
  })
}

/** A person's form, as the page that was opened last shows it. */
async function formOf({ own, page }: Both, person: Both['people'][number]) {
  const cookie = await openLink(own.crowd, person)
  const { text } = expected(await own.crowd.get(page.path, cookie), 200)
  return { cookie, form: filled(text, page.section, person.answers) }
}
