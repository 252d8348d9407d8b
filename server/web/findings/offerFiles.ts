/** What is on offer as files, with the filters of the page. */
import type { Request } from 'express'
import { ukDate } from '../../audit/rounds.js'
import { csvText } from '../../export/csv.js'
import { writeOneSheet } from '../../export/oneSheet.js'
import { sheetText } from '../../export/sheetText.js'
import type { Handler } from '../handler.js'
import { offerFile } from '../pages/findings/offerPage.js'
import type { Services } from '../services.js'
import { record } from '../workspace/record.js'
import { foundOffer } from './offer.js'
import { visitOffer } from './visitOffer.js'

/** GET /rounds/:round/offer.csv */
export const downloadOffer: Handler = (services) => async (req, res) => {
  const { round, labels, rows } = await fileOf(services, req)
  await record(services, req, round, 'offer-exported', 'offer.csv')
  res.attachment(`${round.slug}-offer.csv`).type('csv')
  res.send(csvText([labels, ...rows]))
}

const WIDE = 60
const NARROW = 24

/** GET /rounds/:round/offer.xlsx */
export const downloadOfferWorkbook: Handler = (services) => async (req, res) => {
  const { round, view, labels, rows } = await fileOf(services, req)
  const { language, config, clock } = services
  const { file: words, views } = language.offer
  await record(services, req, round, 'offer-exported', 'offer.xlsx')
  res.attachment(`${round.slug}-offer.xlsx`).type('xlsx')
  const wide = [words.columns.addresses, words.columns.evidence, words.columns.words]
  await writeOneSheet(res, {
    title: words.title(round.title),
    sheet: words.sheet,
    creator: config.councilName,
    footer: '',
    hasFilters: true,
    notes: [...(round.invented ? [language.layout.invented] : []), words.note(ukDate(clock()), views[view])],
    columns: labels.map((label) => ({ label, align: 'left', width: wide.includes(label) ? WIDE : NARROW })),
    rows: rows.map((row) => row.map((text) => ({ value: sheetText(text) }))),
  })
}

/** What leads alone know stands only in what they take as leads. */
async function fileOf(services: Services, req: Request) {
  const visit = await visitOffer(services, req)
  const { lead, ...found } = await foundOffer(services, req, visit)
  const isForLeads = ['leads', 'changed', 'left-out'].includes(found.view)
  const file = offerFile({ ...found, lead: isForLeads ? lead : undefined }, services.language)
  return { round: visit.round, view: found.view, ...file }
}
