/** A small file system of its own, for what happens when a disk is full or read-only. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, unlinkSync, writeFileSync, appendFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Fills it to the last byte. */
  readonly fill: () => void
  /** Takes away what fills it. */
  readonly empty: () => void
  readonly remount: (mode: 'ro' | 'rw') => void
  readonly remove: () => void
}

/** Why there can be no such file system here; undefined where there can: mounting asks for root on Linux. */
export function whyNoDisk(): string | undefined {
  try {
    smallDisk('1m').remove()
    return undefined
  } catch (error) {
    return `a file system cannot be mounted here (${(error as Error).message.split('\n')[0] ?? ''})`
  }
}

/** Mounts one of this size, such as `3m`. */
export function smallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      writeFileSync(filler, '')
      for (const piece of [64 * 1024, 4096])
        try {
          for (;;) appendFileSync(filler, Buffer.alloc(piece))
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        }
    },
    empty: () => {
      if (existsSync(filler)) unlinkSync(filler)
    },
    remount: (mode) => {
      execFileSync('mount', ['-o', `remount,${mode}`, folder], { stdio: 'pipe' })
    },
    remove: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmSync(folder, { recursive: true })
    },
  }
}
