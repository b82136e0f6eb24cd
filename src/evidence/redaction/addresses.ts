// Masks e-mail and IP addresses, so that the same address has the same mask everywhere.
import { type Count, maskAddress } from './mask.ts'

/** Walks outwards from each `@`: a pattern that looks for what stands before it would take quadratic time. */
export function maskEmails(text: string, count: Count): string {
  let masked = ''
  let done = 0
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    let start = sign
    const floor = Math.max(done, sign - 64)
    while (start > floor && /[\w.%+'’-]/.test(text[start - 1] ?? '')) start--
    while (start < sign && /['’.-]/.test(text[start] ?? '')) start++
    const [domain = ''] =
      /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/.exec(text.slice(sign + 1, sign + 256)) ?? []
    const host = domain.replace(/-+$/, '')
    if (start === sign || !isMailHost(host)) continue
    // `git@github.com:owner/name` and `ssh://git@host` say where a repository is.
    if (/^(?:git|hg|svn|org-\d+)$/.test(text.slice(start, sign)) || text.slice(start - 3, start) === '://')
      continue
    masked += text.slice(done, start) + maskAddress('email', text.slice(start, sign + 1 + host.length), count)
    done = sign + 1 + host.length
  }
  return masked + text.slice(done)
}

/** `getty@tty1.service` is a unit of systemd, `icon@2x.small.png` a file. */
const notMail =
  /^(?:service|socket|timer|target|mount|automount|slice|scope|path|device|swap|png|jpe?g|gif|svg|webp|json|ya?ml|js|ts|css|md|sh|py|html|txt|log|zip|tgz|gz)$/i

function isMailHost(host: string): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1)
  return /^(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59})$/.test(last) && !notMail.test(last)
}

const quad = /(?:(?<![\w.])|(?<=\\[nrt]))(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)/g
/** What stands before a version or a chapter; `Chrome/` or `app-` before a program's. */
const beforeVersion =
  /§\s?$|(?:^|[^a-z])(?:versions?|releases?|tags?|builds?|revisions?|ver|v|sections?|chapter|(?:upgrad|downgrad|bump|rollback|roll|updat)\w*(?: back)? (?:from|to))["']?\s*[:=]?\s*["'(]?$/i
const afterProgram = /[A-Za-z][-_/]$/
const afterVersion =
  /^(?:[-+](?:rc|alpha|beta|snapshot|build|dev|pre|final|ga|release|hotfix|patch)|\.(?:jar|war|ear|zip|tgz|tar|rpm|deb|exe|msi|dmg|whl|gem|nupkg|apk|dll|so)\b)/i
/** "from 1.2.3.4 to 1.2.3.5": what goes on after a version is a version. */
const goesOn = /^\s*(?:to|→|->|=>|and|or|,|vs\.?)\s*$/
/** These name no one: this machine, any machine, a network mask. */
const nobody = /^(?:127\.|0\.0\.0\.0$|255\.255\.)/
/** Private networks, and those reserved for documents: hardly ever versions. */
export const reservedAddress =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/

export function maskIpv4(text: string, count: Count): string {
  let lastVersion = -1
  return text.replace(quad, (address: string, at: number) => {
    if (address.split('.').some((octet) => Number(octet) > 255 || /^0\d/.test(octet))) return address
    if (nobody.test(address)) return address
    const end = at + address.length
    const before = text.slice(Math.max(0, at - 32), at)
    const isVersion =
      afterVersion.test(text.slice(end, end + 12)) ||
      (!reservedAddress.test(address) &&
        (beforeVersion.test(before) ||
          afterProgram.test(before) ||
          (lastVersion >= 0 && at - lastVersion < 8 && goesOn.test(text.slice(lastVersion, at)))))
    if (!isVersion) return maskAddress('IP', address, count)
    lastVersion = end
    return address
  })
}

const hexGroups = /(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,45}(?:\.\d{1,3}){0,3}(?![\w:])/g

export function maskIpv6(text: string, count: Count): string {
  return text.replace(hexGroups, (candidate: string) => {
    const address = candidate.replace(/(?<!:):$/, '')
    const rest = candidate.slice(address.length)
    return isIpv6(address) ? maskAddress('IP', address, count) + rest : candidate
  })
}

function isIpv6(text: string): boolean {
  const [, tail = ''] = /:((?:\d{1,3}\.){3}\d{1,3})$/.exec(text) ?? []
  const plain = tail === '' ? text : `${text.slice(0, -tail.length)}0:0`
  const halves = plain.split('::')
  const groups = plain.split(':').filter((group) => group !== '')
  if (halves.length > 2 || plain.includes('.') || groups.some((group) => group.length > 4)) return false
  if (/(?:^:[^:])|(?:[^:]:$)/.test(plain)) return false
  // Eight groups of two are a hardware address or a fingerprint; a clock has three groups.
  if (halves.length === 1) return groups.length === 8 && groups.some((group) => group.length > 2)
  // `a::b` may be two names of a program: only known prefixes, or enough groups, make an address.
  const known = /^(?:[23][0-9a-f]{3}|f[cde][0-9a-f]{2}|64)$/i.test(groups[0] ?? '') || tail !== ''
  return groups.length < 8 && (known || groups.length >= 4) && /\d/.test(plain)
}
