// Credentials that are known by their shape alone: the prefixes that their issuers gave them, so that scanners can find them.

export interface TokenShape {
  /** What the mask says: ‹GitHub token›. */
  readonly kind: string
  /** The source of a regular expression. Every repetition is bounded, so that no text takes more than linear time. */
  readonly pattern: string
}

/** A run of at least 20 of `[\w-]` is part of each of them: suspicion.ts looks for it. */
export const tokenShapes: readonly TokenShape[] = [
  {
    kind: 'AWS key',
    pattern: '(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16}(?![A-Z0-9])',
  },
  { kind: 'AWS key', pattern: 'ABSK[A-Za-z0-9+/]{40,200}={0,2}' },
  { kind: 'GitHub token', pattern: 'gh[pousr]_[A-Za-z0-9_.-]{20,400}' },
  { kind: 'GitHub token', pattern: 'github_pat_[A-Za-z0-9_]{20,255}' },
  {
    kind: 'GitLab token',
    pattern: 'gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|agent|oas|imt|ffct)-[\\w.-]{20,300}',
  },
  { kind: 'GitLab token', pattern: 'GR1348941[\\w-]{20,50}' },
  { kind: 'Slack token', pattern: 'xox[abcdeoprs]-[\\w-]{15,300}' },
  { kind: 'Slack token', pattern: '(?:xapp|xwfp)-[\\w-]{20,300}' },
  { kind: 'Slack token', pattern: 'xoxe\\.xox[bp]-[\\w-]{20,300}' },
  { kind: 'Stripe key', pattern: '(?:[srp]k|rk)_(?:live|test)_[A-Za-z0-9]{14,250}' },
  { kind: 'Stripe key', pattern: 'whsec_[A-Za-z0-9+/]{20,250}={0,2}' },
  { kind: 'Google key', pattern: 'AIza[\\w-]{35}' },
  { kind: 'Google key', pattern: 'GOCSPX-[\\w-]{20,60}' },
  { kind: 'Google token', pattern: 'ya29\\.[\\w.-]{20,2000}' },
  { kind: 'Azure secret', pattern: '[A-Za-z0-9_~.]{3}[78]Q~[\\w.~-]{31,34}' },
  { kind: 'npm token', pattern: 'npm_[A-Za-z0-9]{30,200}' },
  { kind: 'PyPI token', pattern: 'pypi-Ag[\\w-]{18,500}' },
  { kind: 'SendGrid key', pattern: 'SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}' },
  { kind: 'Twilio key', pattern: '(?:SK|AC)[0-9a-f]{32}(?![0-9a-zA-Z])' },
  { kind: 'Mailgun key', pattern: '(?:key|pubkey)-[0-9a-f]{32}(?![0-9a-zA-Z])' },
  { kind: 'Mailgun key', pattern: '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![0-9a-zA-Z-])' },
  { kind: 'Mailchimp key', pattern: '[0-9a-f]{32}-us\\d{1,2}(?![0-9a-zA-Z])' },
  { kind: 'Anthropic key', pattern: 'sk-ant-[\\w-]{16,300}' },
  { kind: 'OpenAI key', pattern: 'sk-(?:proj|svcacct|admin|None)-[\\w-]{16,300}' },
  { kind: 'API key', pattern: 'sk-(?:or|lf|live|test)-[\\w-]{16,300}' },
  { kind: 'OpenAI key', pattern: 'sk-[A-Za-z0-9]{20,200}' },
  { kind: 'Hugging Face token', pattern: '(?:hf|api_org)_[A-Za-z0-9]{30,100}' },
  { kind: 'DigitalOcean token', pattern: 'do[opr]_v1_[0-9a-f]{64}' },
  { kind: 'New Relic key', pattern: 'NR(?:AK|JS|RA|II|IQ)-[\\w-]{19,60}' },
  { kind: 'Grafana token', pattern: 'gl(?:sa|c)_[A-Za-z0-9+/_]{20,400}={0,2}' },
  { kind: 'Sentry token', pattern: 'sntry[su]_[A-Za-z0-9+/=_-]{20,400}' },
  { kind: 'Shopify token', pattern: 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}' },
  { kind: 'Square token', pattern: 'sq0(?:atp|csp|idp)-[\\w-]{22,60}' },
  { kind: 'Vault token', pattern: 'hv[sbr]\\.[\\w-]{20,300}' },
  { kind: 'Terraform token', pattern: '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,100}' },
  { kind: 'Pulumi token', pattern: 'pul-[0-9a-f]{40}' },
  { kind: 'Docker token', pattern: 'dckr_(?:pat|oat)_[\\w-]{20,100}' },
  { kind: 'RubyGems key', pattern: 'rubygems_[0-9a-f]{48}' },
  { kind: 'crates.io token', pattern: 'cio[A-Za-z0-9]{32}(?![A-Za-z0-9])' },
  { kind: 'Databricks token', pattern: 'dapi[0-9a-f]{32}' },
  { kind: 'Dynatrace token', pattern: 'dt0[a-z]\\d\\d\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}' },
  { kind: 'Datadog key', pattern: 'dd(?:api|app)_[A-Za-z0-9]{30,60}' },
  { kind: 'Atlassian token', pattern: 'AT(?:ATT|CTT|STT|BB)[A-Za-z0-9][\\w=-]{23,400}' },
  { kind: 'Linear key', pattern: 'lin_(?:api|oauth)_[A-Za-z0-9]{32,80}' },
  { kind: 'Notion token', pattern: '(?:ntn|secret)_[A-Za-z0-9]{40,60}' },
  { kind: 'Postman key', pattern: 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}' },
  { kind: 'Supabase token', pattern: 'sb(?:p|_secret|_publishable)_[\\w-]{20,80}' },
  { kind: 'PlanetScale token', pattern: 'pscale_(?:tkn|pw|oauth)_[\\w.-]{30,80}' },
  { kind: 'Tailscale key', pattern: 'tskey-[a-z]{2,10}-[\\w-]{16,80}' },
  { kind: 'CircleCI token', pattern: 'CC(?:IPAT|IPRJ)_[\\w-]{20,100}' },
  { kind: 'Buildkite token', pattern: 'bk(?:ua|at|ct)_[A-Za-z0-9]{30,100}' },
  { kind: 'Doppler token', pattern: 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{30,80}' },
  { kind: 'JFrog key', pattern: 'AKCp[A-Za-z0-9]{60,80}' },
  { kind: 'Telegram token', pattern: '\\d{8,10}:AA[\\w-]{32,34}(?![\\w-])' },
  { kind: 'age key', pattern: 'AGE-SECRET-KEY-1[A-Z0-9]{50,62}' },
  // A JSON Web Token: base64url of `{"…`, a payload, and mostly a signature. Encrypted ones have five parts.
  { kind: 'JWT', pattern: 'eyJ[\\w-]{8,250}\\.[\\w-]{8,20000}(?:\\.[\\w-]{0,4000}){0,3}' },
  // The base64 of `-----BEGIN `, as Kubernetes secrets and pipelines carry keys.
  { kind: 'private key', pattern: 'LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,20000}={0,2}' },
  { kind: 'webhook URL', pattern: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/-]{15,200}' },
  {
    kind: 'webhook URL',
    pattern: 'discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{5,25}/[\\w-]{20,100}',
  },
  { kind: 'webhook URL', pattern: 'webhook\\.office\\.com/webhookb?2?/[\\w@/.-]{20,300}' },
]
