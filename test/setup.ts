// Property tests try the same cases on every machine; SEED=$RANDOM npx vitest run tries others.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20260301) })
