/** Stops a server so that nobody who is being answered notices. */
import type { Server } from 'node:http'

/** How often connections are closed on which nothing is being answered any more. In milliseconds. */
const STEP = 50

/**
 * Takes no new connections and lets requests under way finish.
 *
 * @param patience milliseconds after which those that have not are cut off
 * @returns whether all finished
 */
export async function stopListening(server: Server, patience: number): Promise<boolean> {
  let isWhole = true
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  // A browser keeps its connection for the next request, which is not for us any more.
  const sweeping = setInterval(() => {
    server.closeIdleConnections()
  }, STEP)
  const cutting = setTimeout(() => {
    isWhole = false
    server.closeAllConnections()
  }, patience)
  await closed
  clearInterval(sweeping)
  clearTimeout(cutting)
  return isWhole
}
