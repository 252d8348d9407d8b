/** How tests start the service and its commands as processes of their own. */

/** The npm commands that build before they test. */
const AFTER_BUILD = ['test', 'test:postgres', 'check', 'proof']

/**
 * Arguments for node that run a program: as built, which starts twice as fast, where the build is known to be fresh,
 * and its source as it is elsewhere.
 *
 * @param path the source without its ending, from the project's root, such as `scripts/round`
 */
export function program(path: string): readonly string[] {
  return AFTER_BUILD.includes(process.env.npm_lifecycle_event ?? '')
    ? [`dist/${path}.js`]
    : ['--import', 'tsx', `${path}.ts`]
}
