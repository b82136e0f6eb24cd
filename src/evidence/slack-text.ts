// Slack's message markup to the text that a reader of the channel saw.

/**
 * Users and channels by their names, `<address|label>` as `label (address)`, and the three entities that Slack writes.
 * Bold, code and emoji codes stay as they are. `nameOf` may know no name for a user: the id stays. Linear.
 */
export function slackToText(markup: string, nameOf: (userId: string) => string | undefined): string {
  return markup
    .replaceAll(/<([^<>]*)>/g, (whole, inside: string) => {
      const bar = inside.indexOf('|')
      const target = bar < 0 ? inside : inside.slice(0, bar)
      const label = bar < 0 ? '' : inside.slice(bar + 1)
      if (target.startsWith('@')) return `@${nameOf(target.slice(1)) ?? (label || target.slice(1))}`
      if (target.startsWith('#')) return `#${label || target.slice(1)}`
      if (target.startsWith('!')) return special(target.slice(1), label)
      if (/^(?:https?|ftp|mailto|tel|slack):/i.test(target)) return linked(target, label)
      return whole
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** `<!here>`, `<!subteam^S1|@sre>`, `<!date^1672531200^{date}|1 January 2023>`. */
function special(command: string, label: string): string {
  if (label === '') return `@${command.split('^', 1)[0] ?? ''}`
  return command.startsWith('date^') || label.startsWith('@') ? label : `@${label}`
}

function linked(address: string, label: string): string {
  const bare = address.replace(/^(?:mailto|tel):/i, '')
  return label === '' || label === bare || label === address ? bare : `${label} (${address})`
}
