// Slack exports: the messages of one channel on one day, and what `conversations.history` answers.
//
// The channel is the folder's name. Users are ids; their names stand in the export's `users.json`, in the message's own
// `user_profile`, or nowhere. People who join and leave are no part of what happened.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece, ReadOptions } from '../format.ts'
import { told } from '../happened.ts'
import { linkedIds } from '../linked-ids.ts'
import { at } from '../pointer.ts'
import { signature } from '../signature.ts'
import { slackToText } from '../slack-text.ts'

const timestamp = /^\d{10}\.\d{1,6}$/

export const slackExport: Format = {
  id: 'slack-export',
  title: 'Slack channel exports',
  yields: 'the messages of a channel as timeline, with names for user ids, and who took part',
  declines: signature({
    '': {
      expects: 'a list of Slack messages',
      passes: (value) => Array.isArray(value) && value.slice(0, 50).some(isMessage),
    },
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(piece, fields, options)], problems: fields.problems }
  },
}

function isMessage(value: unknown): boolean {
  const ts = at(value, '/ts')
  const spoken = ['/text', '/user', '/bot_id', '/subtype', '/blocks'].some(
    (key) => at(value, key) !== undefined,
  )
  return typeof ts === 'string' && timestamp.test(ts) && spoken
}

/** What Slack itself writes into a channel when people come and go. */
const noise = new Set([
  ...['channel_join', 'channel_leave', 'group_join', 'group_leave', 'bot_add', 'bot_remove', 'bot_enable'],
  ...['bot_disable', 'tombstone', 'reminder_add', 'channel_convert_to_private'],
])

/** How teams name the channels they open for one incident. */
const incidentChannel = /^(?:inc|incident|outage|sev-?\d|sitrep|warroom|war-room)(?:[-_].+|\d.*)$/i

function fragmentOf(piece: Piece, fields: Fields, options: ReadOptions): Fragment {
  const messages = fields.each('').filter((message) => !noise.has(String(message.raw('/subtype'))))
  const nameOf = namesFrom(piece, messages)
  const links = messages.flatMap(linksIn)
  const channel = channelOf(piece)
  const ofIncident = channel !== undefined && incidentChannel.test(channel)
  const known = channel === undefined ? undefined : channelKnown(piece, channel)
  const named = <T>(value: T) => fields.cite(value, '', { note: 'the channel, from the name of the folder' })
  const listed = <T>(value: T) => fields.cite(value, '', { note: 'from the list of channels of the export' })
  const created = at(known, '/created')
  const opened = typeof created === 'number' ? parseMoment(created, options) : undefined
  return {
    nature: ofIncident ? 'failure' : 'context',
    ids: ofIncident ? [named(`slack:${channel}`), ...linkedIds(links)] : [],
    facts: { title: ofIncident ? [named(`#${channel}`)] : [] },
    marks: ofIncident && opened ? { declared: [listed(opened)] } : {},
    timeline: messages.flatMap((message) => eventOf(message, nameOf)),
    people: peopleIn(messages, nameOf),
    links,
    details: [
      ...(channel === undefined ? [] : [named({ name: 'channel', value: channel })]),
      ...['topic', 'purpose'].flatMap((name) => {
        const value = at(known, `/${name}/value`)
        return typeof value === 'string' && value !== '' ? [listed({ name, value })] : []
      }),
    ],
  }
}

/** Exports hold a folder a channel, beside the lists of users and channels; elsewhere a folder's name means nothing. */
function channelOf(piece: Piece): string | undefined {
  const [day = '', folder = ''] = piece.file.split('/').reverse()
  if (piece.base !== '' || !/^\d{4}-\d{2}-\d{2}\.json$/.test(day) || folder === '') return undefined
  const exported = incidentChannel.test(folder) || lists.some((path) => piece.beside(path) !== undefined)
  return exported ? folder : undefined
}

const lists = ['../users.json', '../channels.json', '../groups.json']

/** What `channels.json`, or for private channels `groups.json`, knows of the channel. */
function channelKnown(piece: Piece, channel: string): unknown {
  return ['../channels.json', '../groups.json']
    .flatMap((path) => asList(piece.beside(path)))
    .find((one) => at(one, '/name') === channel)
}

type NameOf = (id: string) => string | undefined

const namePointers = ['/profile/real_name', '/real_name', '/profile/display_name', '/display_name', '/name']

function namesFrom(piece: Piece, messages: readonly Fields[]): NameOf {
  const names = new Map<string, string>()
  const learn = (id: unknown, profile: unknown) => {
    const name = namePointers
      .map((pointer) => at(profile, pointer))
      .find((one) => typeof one === 'string' && one !== '')
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name)
  }
  for (const message of messages) learn(message.raw('/user'), message.raw('/user_profile'))
  for (const path of ['users.json', '../users.json'])
    for (const user of asList(piece.beside(path))) learn(at(user, '/id'), user)
  return (id) => names.get(id)
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

function authorOf(message: Fields, nameOf: NameOf): readonly Fact<string>[] {
  const user = message.text('/user').map((id) => ({ ...id, value: nameOf(id.value) ?? id.value }))
  return user.length > 0 ? user : message.text(['/username', '/bot_profile/name', '/bot_id'])
}

function eventOf(message: Fields, nameOf: NameOf): readonly Fact<TimelineEvent>[] {
  const toText = (facts: readonly Fact<string>[]) => facts.map(({ value }) => slackToText(value, nameOf))
  const text = toText(message.text('/text'))
  const blocks = message.each('/blocks').flatMap((block) => toText(block.text('/text/text')))
  const attached = message
    .each('/attachments')
    .flatMap((one) => [...toText(one.text(['/title', '/fallback'])), ...toText(one.text('/text'))])
  const files = message
    .each('/files')
    .flatMap((one) => toText(one.text(['/title', '/name'])))
    .map((name) => `File: ${name}`)
  const [first = '', ...rest] = [...(text.length > 0 ? text : blocks), ...attached, ...files]
  const [author] = authorOf(message, nameOf)
  const bot = message.raw('/bot_id') !== undefined || message.raw('/subtype') === 'bot_message'
  return told(message, message.moment('/ts'), first, {
    basis: bot ? 'measured' : 'stated',
    by: author?.value,
    detail: rest.join('\n'),
  })
}

function peopleIn(messages: readonly Fields[], nameOf: NameOf) {
  const authors = messages
    .filter((message) => message.raw('/bot_id') === undefined)
    .flatMap((message) => authorOf(message, nameOf))
  return distinct(authors).map((author) => ({
    ...author,
    value: { name: author.value, role: 'wrote in the channel' },
  }))
}

function linksIn(message: Fields) {
  const text = message.raw('/text')
  if (typeof text !== 'string') return []
  return [...text.matchAll(/<(https?:\/\/[^<>|\s]+)(?:\|([^<>]*))?>/g)].map(([, url = '', label]) =>
    message.cite({ url, kind: 'other' as const, ...(label !== undefined && { label }) }, '/text', {
      basis: 'stated',
    }),
  )
}
