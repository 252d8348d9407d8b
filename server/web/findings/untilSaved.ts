/** Saving what several people may change at once. */
import type { Request, Response } from 'express'
import type { Handler } from '../handler.js'
import type { Services } from '../services.js'

/** Reads, checks and saves a form, or sends it again; false where it did neither, since somebody else was faster. */
type SaveOnce = (services: Services, req: Request, res: Response) => Promise<boolean>

/** Where somebody saves in the very moment between, what they wrote is read and the form looked at again. */
export function untilSaved(saveOnce: SaveOnce): Handler {
  return (services) => async (req, res) => {
    while (!(await saveOnce(services, req, res)));
  }
}
