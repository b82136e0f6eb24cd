// How a check is reported, by format.
import type { Checked } from '../../../pipelines/check.ts'
import { checkJson } from './json.ts'
import { githubAnnotations } from './github.ts'
import { junitXml } from './junit.ts'
import { checkMarkdown } from './markdown.ts'
import { showCheck } from './pretty.ts'
import { sarifJson } from './sarif.ts'
import type { Setting } from '../setting.ts'

type CheckFormat = 'pretty' | 'json' | 'markdown' | 'github' | 'junit' | 'sarif'

export const checkReports: Readonly<Record<CheckFormat, (checked: Checked, setting: Setting) => string>> = {
  pretty: showCheck,
  json: checkJson,
  markdown: checkMarkdown,
  github: githubAnnotations,
  junit: junitXml,
  sarif: sarifJson,
}
