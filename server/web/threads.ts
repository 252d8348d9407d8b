/** Starts threads, from what is built or, in tests and development, from the sources. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a thread that runs a module.
 *
 * @param module the address of the module's source, which ends in ".ts"
 */
export function startThread(module: URL, options: WorkerOptions = {}): Worker {
  return import.meta.url.endsWith('.ts')
    ? new Worker(fromSource(module), { ...options, eval: true })
    : new Worker(new URL(module.href.replace(/\.ts$/, '.js')), options)
}

/** Where there are only the sources a thread must be told how to read TypeScript. */
function fromSource(module: URL): string {
  return `import('tsx/esm/api').then(({ register }) => {
    register()
    return import(${JSON.stringify(module.href)})
  })`
}
