// Makes public/assets, which git ignores. Run it after a change of views/styles or of GOV.UK Frontend's version.
import { join } from 'node:path'
import { projectRoot } from '../server/projectRoot.js'
import { writeAssets } from './assets.js'

writeAssets(join(projectRoot(), 'public/assets'))
