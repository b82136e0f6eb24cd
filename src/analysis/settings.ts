// What the analysis is told about a team: what it expects, when it works, where it measures. Plain data.

/** An objective and the metric that shows it. `labels` select the series, such as `{ job: 'checkout-canary' }`. */
export type Slo = LatencySlo | ErrorRateSlo | ThroughputSlo

interface SloCommon {
  readonly title: string
  readonly labels: Readonly<Record<string, string>>
}
interface LatencySlo extends SloCommon {
  readonly kind: 'latency'
  /** 0 … 1. */
  readonly quantile: number
  /** A histogram of seconds: `http_request_duration_seconds_bucket`. */
  readonly metric: string
  /** The objective holds while the quantile is at most this. */
  readonly atMostSeconds?: number
}
interface ErrorRateSlo extends SloCommon {
  readonly kind: 'error-rate'
  /** A counter of requests with a label for their status. */
  readonly metric: string
  readonly statusLabel: string
  /** A regular expression (RE2, anchored) of the statuses that are errors. */
  readonly errorPattern: string
  /** A share, 0 … 1. */
  readonly atMostShare?: number
}
interface ThroughputSlo extends SloCommon {
  readonly kind: 'throughput'
  readonly metric: string
  readonly atLeastPerSecond?: number
}

/** The days on which a country does not work, by civil date (YYYY-MM-DD). `holidaysOf` makes one. */
export interface HolidayCalendar {
  /** ISO 3166: `DE`, or `DE-BY` with a region. */
  readonly country: string
  readonly days: Readonly<Record<string, string>>
}

export interface AnalysisSettings {
  readonly expectedMonitoringSeconds: number
  /** Failures whose pauses are all at most this long are "rapid". */
  readonly rapidFailureSeconds: number
  /** A longer silence in the timeline is named. */
  readonly timelineGapSeconds: number
  /** IANA zone or offset in which weekdays, holidays and working hours are counted. */
  readonly zone: string
  /** Days of the week on which nobody works; 0 is Sunday. */
  readonly weekend: readonly number[]
  readonly holidays?: HolidayCalendar
  /** Wall-clock times, HH:MM; `until` is exclusive. */
  readonly workingHours?: { readonly from: string; readonly until: string }
  readonly slos: readonly Slo[]
  /** The base address of the Prometheus API; without it, commands use `$PROMETHEUS_URL`. */
  readonly prometheusUrl?: string
  /** `selector` is a label selector of the pods: `app=checkout`. */
  readonly kubernetes?: { readonly namespace?: string; readonly selector?: string }
  /** The labels of the service's streams in Loki. */
  readonly loki?: { readonly labels: Readonly<Record<string, string>> }
  /** Epoch ms at which the document was first written, for due dates that had passed by then; `now` if absent. */
  readonly writtenAt?: number
}

/** The range over which Prometheus rates are taken in every query. */
export const rateWindowSeconds = 300

export const defaultSettings: AnalysisSettings = {
  // Shorter than this, monitoring cannot see one full window of the rates that it judges.
  expectedMonitoringSeconds: rateWindowSeconds,
  rapidFailureSeconds: 15 * 60,
  timelineGapSeconds: 60 * 60,
  zone: 'UTC',
  weekend: [6, 0],
  // The names that Prometheus client libraries document for HTTP servers; no objective is assumed.
  slos: [
    {
      kind: 'latency',
      title: 'P95 latency',
      metric: 'http_request_duration_seconds_bucket',
      quantile: 0.95,
      labels: {},
    },
    {
      kind: 'error-rate',
      title: 'Error rate',
      metric: 'http_requests_total',
      statusLabel: 'status',
      errorPattern: '5..',
      labels: {},
    },
    { kind: 'throughput', title: 'Throughput', metric: 'http_requests_total', labels: {} },
  ],
}
