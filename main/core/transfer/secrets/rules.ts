/**
 * The secrets that imported content is searched for. Shapes follow what the providers publish and what gitleaks
 * (MIT, Copyright (c) 2019 Zachary Rice) collected; keywords keep the expressions away from most of the text.
 */
import { genericRules } from './generic-rules.ts';
import type { SecretRule } from './secret-rule.ts';

/** What may follow a token: a quote, white space, `;`, an escaped line end, or the end of the text. */
const end = '(?:[\\x60\'"\\s;]|\\\\[nr]|$)';

const cloud: readonly SecretRule[] = [
  {
    id: 'aws-access-token',
    title: 'AWS access key',
    severity: 'block',
    keywords: ['A3T', 'AKIA', 'ASIA', 'ABIA', 'ACCA'],
    exact: true,
    followedBy: 16,
    regex: '\\b((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b',
    group: 1,
    entropy: 3,
    allow: ['.+EXAMPLE$'],
  },
  {
    id: 'aws-secret-key',
    title: 'AWS secret access key',
    severity: 'block',
    keywords: ['aws_secret_access_key', 'secretaccesskey', 'aws_secret_key'],
    regex:
      '(?i)(?:aws_secret_access_key|secretaccesskey|aws_secret_key)["\'\\x60]?\\s{0,5}(?:=>|:=|=|:)\\s{0,5}["\'\\x60]?([a-z0-9/+]{40})(?:[^a-z0-9/+]|$)',
    group: 1,
    entropy: 4,
    allow: ['EXAMPLEKEY$'],
  },
  {
    id: 'azure-storage-key',
    title: 'Azure storage account key',
    severity: 'block',
    keywords: ['accountkey='],
    followedBy: 80,
    regex: '(?i)AccountKey=([a-z0-9+/]{86}==)',
    group: 1,
    entropy: 4,
    // The key of the storage emulator is the same for everyone and documented.
    allow: ['^Eby8vdM02xNOcqFlqUwJPLlm'],
  },
  {
    id: 'azure-client-secret',
    title: 'Azure client secret',
    severity: 'block',
    keywords: Array.from('0123456789', (digit) => `${digit}Q~`),
    exact: true,
    followedBy: 31,
    regex: '(?:^|[\'"\\x60\\s>=:(,)])([a-zA-Z0-9_~.]{3}\\dQ~[a-zA-Z0-9_~.-]{31,34})(?:$|[\'"\\x60\\s<),;])',
    group: 1,
    entropy: 3,
  },
  {
    id: 'gcp-api-key',
    title: 'Google Cloud API key',
    severity: 'block',
    keywords: ['AIza'],
    exact: true,
    followedBy: 35,
    regex: `\\b(AIza[\\w-]{35})${end}`,
    group: 1,
    entropy: 4,
  },
  {
    id: 'digitalocean-token',
    title: 'DigitalOcean token',
    severity: 'block',
    keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    followedBy: 64,
    regex: '\\b(do[opr]_v1_[a-f0-9]{64})\\b',
    group: 1,
    entropy: 3,
  },
  {
    id: 'vault-token',
    title: 'HashiCorp Vault token',
    severity: 'block',
    keywords: ['hvs.', 'hvb.'],
    followedBy: 90,
    regex: '\\b(hv[sb]\\.[\\w-]{90,300})',
    group: 1,
    entropy: 3.5,
    after: 1_024,
  },
];

const forges: readonly SecretRule[] = [
  ...(
    [
      ['github-pat', 'GitHub personal access token', ['ghp_']],
      ['github-app-token', 'GitHub app token', ['ghu_', 'ghs_']],
      ['github-oauth', 'GitHub OAuth token', ['gho_']],
      ['github-refresh-token', 'GitHub refresh token', ['ghr_']],
    ] as const
  ).map(
    ([id, title, prefixes]): SecretRule => ({
      id,
      title,
      severity: 'block',
      keywords: prefixes,
      exact: true,
      followedBy: 36,
      regex: `(?:${prefixes.join('|')})[0-9a-zA-Z]{36}`,
      entropy: 3,
    }),
  ),
  {
    id: 'github-fine-grained-pat',
    title: 'GitHub fine-grained personal access token',
    severity: 'block',
    keywords: ['github_pat_'],
    followedBy: 82,
    regex: 'github_pat_\\w{82}',
    entropy: 3,
  },
  {
    id: 'gitlab-pat',
    title: 'GitLab personal access token',
    severity: 'block',
    keywords: ['glpat-'],
    followedBy: 20,
    regex: 'glpat-[\\w-]{20}',
    entropy: 3,
  },
  {
    id: 'npm-access-token',
    title: 'npm access token',
    severity: 'block',
    keywords: ['npm_'],
    followedBy: 36,
    regex: `(?i)\\b(npm_[a-z0-9]{36})${end}`,
    group: 1,
    entropy: 2,
  },
  {
    id: 'pypi-upload-token',
    title: 'PyPI upload token',
    severity: 'block',
    keywords: ['pypi-ageichlwas5vcmc'],
    followedBy: 50,
    regex: 'pypi-AgEIcHlwaS5vcmc[\\w-]{50,1000}',
    entropy: 3,
    after: 1_200,
  },
  {
    id: 'docker-pat',
    title: 'Docker Hub access token',
    severity: 'block',
    keywords: ['dckr_pat_', 'dckr_oat_'],
    followedBy: 27,
    regex: '\\b(dckr_[op]at_[\\w-]{27,32})',
    group: 1,
    entropy: 3,
  },
];

const services: readonly SecretRule[] = [
  {
    id: 'anthropic-api-key',
    title: 'Anthropic API key',
    severity: 'block',
    keywords: ['sk-ant-api03'],
    followedBy: 94,
    regex: `\\b(sk-ant-api03-[a-zA-Z0-9_\\-]{93}AA)${end}`,
    group: 1,
  },
  {
    id: 'huggingface-access-token',
    title: 'Hugging Face access token',
    severity: 'block',
    keywords: ['hf_'],
    exact: true,
    followedBy: 34,
    regex: `\\b(hf_[a-zA-Z]{34})${end}`,
    group: 1,
    entropy: 2,
  },
  {
    id: 'openai-api-key',
    title: 'OpenAI API key',
    severity: 'block',
    keywords: ['T3BlbkFJ'],
    exact: true,
    followedBy: 20,
    regex:
      '\\b(sk-(?:proj|svcacct|admin)-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})\\b' +
      `|sk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20})${end}`,
    group: 1,
    entropy: 3,
  },
  {
    id: 'sendgrid-api-token',
    title: 'SendGrid API token',
    severity: 'block',
    keywords: ['SG.'],
    exact: true,
    followedBy: 66,
    regex: `\\b(SG\\.[a-zA-Z0-9=_\\-.]{66})${end}`,
    group: 1,
    entropy: 2,
  },
  {
    id: 'slack-bot-token',
    title: 'Slack bot token',
    severity: 'block',
    keywords: ['xoxb'],
    exact: true,
    followedBy: 20,
    regex: 'xoxb-[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]*',
    entropy: 3,
  },
  {
    id: 'slack-user-token',
    title: 'Slack user or app token',
    severity: 'block',
    keywords: ['xoxp-', 'xoxe-', 'xapp-'],
    followedBy: 30,
    regex: '(?:xox[pe](?:-[0-9]{10,13}){3}-[a-zA-Z0-9-]{28,34}|xapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]+)',
    entropy: 2.5,
  },
  {
    id: 'slack-webhook-url',
    title: 'Slack webhook address',
    severity: 'block',
    keywords: ['hooks.slack.com'],
    followedBy: 43,
    regex: '(?:https?://)?hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}',
  },
  {
    id: 'stripe-access-token',
    title: 'Stripe access token',
    severity: 'block',
    keywords: ['sk_test', 'sk_live', 'sk_prod', 'rk_test', 'rk_live', 'rk_prod'],
    exact: true,
    followedBy: 11,
    regex: `\\b((?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99})${end}`,
    group: 1,
    entropy: 2,
  },
];

/** Every rule of the product. */
export const secretRules: readonly SecretRule[] = [...cloud, ...forges, ...services, ...genericRules];
