#!/usr/bin/env node
// The executable: the real host, the real arguments, the exit code.
import { nodeHost } from '../node/host.ts'
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2), nodeHost())
