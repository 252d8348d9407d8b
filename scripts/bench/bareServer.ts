// The plainest service of one page and one form: node dist/scripts/bench/bareServer.js FOLDER, where page.ejs is.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import express from 'express'

const [folder = ''] = process.argv.slice(2)
const texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8')) as readonly string[]
const file = new Database(join(folder, 'bare.sqlite'))
file.pragma('journal_mode = WAL')
file.pragma('synchronous = FULL')
file.exec('CREATE TABLE IF NOT EXISTS saved (id INTEGER PRIMARY KEY, form TEXT NOT NULL) STRICT')
const insert = file.prepare('INSERT INTO saved (form) VALUES (?)')

const app = express()
app.set('views', folder)
app.set('view engine', 'ejs')
app.set('view cache', true)
app.use(express.urlencoded({ extended: false, limit: '4mb' }))
app.get('/page', (_req, res) => {
  res.render('page', { texts })
})
app.post('/page', (req, res) => {
  insert.run(JSON.stringify(req.body))
  res.redirect(303, '/page')
})
const server = app.listen(0, 'localhost', () => {
  console.log(`The bare service is running: http://localhost:${(server.address() as AddressInfo).port}`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  file.close()
})
