// Alerts of Prometheus Alertmanager and Grafana: webhook notifications of a group, and alerts as their APIs list them.
//
// `startsAt` is when an alert began to fire, after the time its rule waits; the trouble may be older. `endsAt` says
// that it ended only where the alert is resolved: in the year 1 it fires still, and the API writes there when a silent
// alert will be taken for resolved. A fingerprint names the alert, not the incident: it comes again with the next one.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Moment, compareMoments, toIso } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { told } from '../happened.ts'
import { step } from '../pointer.ts'
import { anyOf, list, object, present, signature, text } from '../signature.ts'

const isGroup = anyOf(
  signature({
    '/alerts': list,
    '/alerts/0/labels': object,
    '/status': text,
    '/receiver or /groupKey': present,
  }),
  signature({ '/alerts': list, '/commonLabels': object, '/groupLabels': object }),
)
const isAlert = signature({ '/labels': object, '/startsAt or /activeAt': text, '/annotations': object })

export const alertmanager: Format = {
  id: 'alertmanager',
  title: 'Alerts of Prometheus Alertmanager and Grafana',
  yields: 'name, severity and service of the alerts of a group, when each began to fire and was resolved',
  declines: anyOf(isGroup, isAlert),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const grouped = isGroup(piece) === undefined
    const alerts = grouped ? fields.each('/alerts') : [fields]
    return { fragments: [fragmentOf(fields, alerts, grouped)], problems: fields.problems }
  },
}

const titleLabels = ['alertname', 'rulename']
const severityLabels = ['severity', 'priority', 'level']
const serviceLabels = ['service', 'service_name', 'app', 'application', 'app_kubernetes_io_name']
const environmentLabels = ['environment', 'env', 'deployment_environment', 'stage']

function fragmentOf(group: Fields, alerts: readonly Fields[], grouped: boolean): Fragment {
  const status = grouped ? group.text('/status') : stateOf(group)
  const ended = alerts.map((alert) => (isResolved(alert, status) ? endOf(alert) : []))
  const over = alerts.length > 0 && ended.every((moments) => moments.length > 0)
  const began = alerts.flatMap(startOf).sort(byTime)
  const labels = (names: readonly string[]) =>
    distinct(
      [...alerts, group].flatMap((from) => [
        ...from.text(
          names.map((name) => `/labels${step(name)}`),
          { basis: 'configured' },
        ),
        ...(from === group
          ? from.text(
              names.map((name) => `/commonLabels${step(name)}`),
              { basis: 'configured' },
            )
          : []),
      ]),
    )
  const names = labels(titleLabels)
  // Prometheus lists alerts that wait for their time too: they have not fired.
  const waiting = alerts.length > 0 && alerts.every((alert) => alert.raw('/state') === 'pending')
  return {
    nature: waiting ? 'context' : 'failure',
    ids: alerts.flatMap(idOf),
    facts: {
      title: names.length > 0 ? names : group.text('/title'),
      summary: distinct([
        ...group.text(['/commonAnnotations/summary', '/commonAnnotations/message']),
        ...alerts.flatMap((alert) => alert.text(['/annotations/summary', '/annotations/message'])),
      ]),
      severity: labels(severityLabels),
      service: labels(serviceLabels),
      environment: labels(environmentLabels),
      version: labels(['version']),
      status,
    },
    marks: waiting
      ? {}
      : {
          started: began.slice(0, 1).map((first) => ({
            ...first,
            note: 'the alert began to fire; the trouble may be older',
          })),
          detected: began.slice(0, 1),
          resolved: over ? ended.flat().sort(byTime).slice(-1) : [],
        },
    timeline: alerts.flatMap((alert, index) => eventsOf(alert, ended[index] ?? [])),
    links: [
      ...alerts.flatMap(linksOf),
      ...group.link('/commonAnnotations/runbook_url', 'document', 'Runbook'),
      ...group.link('/externalURL', 'other', 'Alertmanager'),
    ],
    details: [
      ...group.detail('receiver', '/receiver'),
      ...group.detail('group', '/groupKey'),
      ...group.detail('truncated alerts', '/truncatedAlerts'),
      ...alerts.flatMap(detailsOf),
    ],
  }
}

const startOf = (alert: Fields) => alert.moment(['/startsAt', '/activeAt'])
const endOf = (alert: Fields) => alert.moment('/endsAt')
const byTime = (a: Fact<Moment>, b: Fact<Moment>) => compareMoments(a.value, b.value)

/** A webhook writes the status as text, the API as an object. */
function stateOf(alert: Fields): readonly Fact<string>[] {
  return typeof alert.raw('/status') === 'string'
    ? alert.text('/status')
    : alert.text(['/status/state', '/state'])
}

function isResolved(alert: Fields, ofGroup: readonly Fact<string>[]): boolean {
  const [state] = [...stateOf(alert), ...ofGroup]
  return state?.value === 'resolved'
}

function idOf(alert: Fields): readonly Fact<string>[] {
  const [began] = startOf(alert)
  const since = began ? `@${toIso(began.value.earliest)}` : ''
  return alert.text('/fingerprint').map((print) => ({
    ...print,
    value: `alertmanager:${print.value}${since}`,
    note: 'the fingerprint of the alert, and when it began to fire',
  }))
}

function eventsOf(alert: Fields, ended: readonly Fact<Moment>[]): readonly Fact<TimelineEvent>[] {
  const [name] = alert.text(titleLabels.map((label) => `/labels/${label}`))
  const [summary] = alert.text(['/annotations/summary', '/annotations/message'])
  const [description] = alert.text('/annotations/description')
  const called = `Alert ${name?.value ?? ''}`.trim()
  const said = summary ?? description
  const fired = alert.raw('/state') === 'pending' ? 'is pending' : 'fired'
  return [
    ...told(alert, startOf(alert), `${called} ${fired}${said ? `: ${said.value}` : ''}`, {
      detail: summary ? description?.value : undefined,
    }),
    ...told(alert, ended, `${called} was resolved`),
  ]
}

function linksOf(alert: Fields) {
  return [
    ...alert.link(
      ['/dashboardURL', '/annotations/dashboard_url', '/annotations/dashboard'],
      'dashboard',
      'Dashboard',
    ),
    ...alert.link('/panelURL', 'dashboard', 'Panel'),
    ...alert.link('/generatorURL', 'dashboard', 'Rule'),
    ...alert.link(['/annotations/runbook_url', '/annotations/runbook'], 'document', 'Runbook'),
  ]
}

const toldAlready = new Set([...titleLabels, ...severityLabels, ...serviceLabels, ...environmentLabels])

/** Every other label, and the values that Grafana measured. */
function detailsOf(alert: Fields) {
  return [
    ...alert
      .each('/labels')
      .flatMap((label) => (toldAlready.has(label.key) ? [] : label.detail(label.key, ''))),
    ...alert.each('/values').flatMap((value) => value.detail(`value ${value.key}`, '')),
    ...alert.detail('value', ['/annotations/value', '/value']),
  ]
}
