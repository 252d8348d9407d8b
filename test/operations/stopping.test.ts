import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import request from 'supertest'
import { afterEach, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { openStore } from '../../server/db/store.js'
import { startService } from '../../server/start.js'
import { newStore, startChildServer } from '../support/childServer.js'

const cleanings: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanings.splice(0)) clean()
})

const BODY = 'term=slow'

/** A person on a slow line: the request is under way, and half of its body has arrived. */
async function startSlowly(port: number) {
  const socket = connect(port, 'localhost')
  await once(socket, 'connect')
  socket.write(
    `POST /rounds/spring/drafts HTTP/1.1\r\nHost: localhost:${String(port)}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(BODY.length)}\r\n\r\n`,
  )
  socket.write(BODY.slice(0, 4))
  return socket
}

async function answerOn(socket: Socket): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of socket) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

async function start(env: Record<string, string> = {}, patience?: number) {
  const { folder, remove } = await newStore()
  cleanings.push(remove)
  const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...env })
  const service = await startService(config, await openStore(folder), { ...(patience && { patience }) })
  return { ...service, folder, port: Number(new URL(service.address).port) }
}

it('says first that it stops, then takes nobody new, and answers those who were there before', async () => {
  const service = await start({ SHUTDOWN_DELAY: '1' })
  const slow = await startSlowly(service.port)
  const closing = service.close()
  const ready = await request(service.address).get('/readiness').expect(503)
  expect(ready.body).toEqual({ status: 'not-ready', reason: 'stopping' })
  await expect
    .poll(() =>
      request(service.address)
        .get('/health')
        .then(
          () => 'answered',
          () => 'refused',
        ),
    )
    .toBe('refused')
  slow.write(BODY.slice(4))
  expect(await answerOn(slow)).toMatch(/^HTTP\/1\.1 303 [\s\S]*Location: \/rounds\/spring\/response/)
  await closing
})

it('cuts off in the end who does not finish', async () => {
  const service = await start({}, 200)
  const slow = await startSlowly(service.port)
  await request(service.address).get('/health').expect(200)
  const cut = once(slow, 'close')
  await service.close()
  await cut
})

it('stops at SIGTERM with the store closed and nothing owed to it', async () => {
  const { folder, port, remove } = await newStore()
  cleanings.push(remove)
  const server = await startChildServer(folder, port)
  const slow = await startSlowly(port)
  await request(server.address).get('/health').expect(200)
  const stopped = server.stop()
  await expect
    .poll(() =>
      request(server.address)
        .get('/health')
        .then(
          () => 'answered',
          () => 'refused',
        ),
    )
    .toBe('refused')
  slow.write(BODY.slice(4))
  expect(await answerOn(slow)).toMatch(/^HTTP\/1\.1 303 /)
  expect(await stopped).toBe(0)
  expect(existsSync(join(folder, 'audit.sqlite-wal'))).toBe(false)
})
