// The commands, in the order in which help shows them.
import type { CommandDefinition } from '../command.ts'
import { actionsCommand } from './actions.ts'
import { checkCommand } from './check.ts'
import { draftCommand } from './draft.ts'
import { explainCommand } from './explain.ts'
import { formatsCommand } from './formats.ts'
import { inspectCommand } from './inspect.ts'
import { readCommand } from './read.ts'
import { resolveCommand } from './resolve.ts'

export const commands: readonly CommandDefinition[] = [
  draftCommand,
  resolveCommand,
  inspectCommand,
  readCommand,
  checkCommand,
  actionsCommand,
  explainCommand,
  formatsCommand,
]
