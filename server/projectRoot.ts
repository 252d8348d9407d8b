import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder that holds package.json, and with it `views/`, `public/` and `data/`.
 *
 * Found by walking up from this file, because it runs both as `server/*.ts` and as `dist/server/*.js`, and the
 * folder a command was started in says nothing about either.
 *
 * @throws when no folder above this file holds a package.json
 */
export function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No package.json in ${import.meta.dirname} or any folder above it`)
    folder = parent
  }
  return folder
}
