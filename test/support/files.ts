import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { projectRoot } from '../../server/projectRoot.js'

/** Files below a folder of the project whose name ends so, as paths from the project's root with "/" between. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(projectRoot(), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
