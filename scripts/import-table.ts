/** What the files of one folder may import. The most exact folder that holds a file decides. */
export type ImportRule = {
  folder: string
  /** Folders beside its own. */
  mayImport: string[]
  /** Packages, by name or by a prefix that ends with `/` or `:`; undefined for any. */
  packages?: string[]
}

/** Features of the server, lowest first: each may import those above it in this list, never one on its own line. */
const FEATURE_LEVELS = [
  ['auth'],
  ['tenant'],
  ['attribute', 'connection'],
  ['category', 'outside-model', 'supplier', 'template'],
  ['item'],
  ['bulk-edit', 'variant', 'view'],
  ['location'],
  ['lot', 'pack', 'reason'],
  ['stock'],
  ['change', 'ledger', 'reservation'],
  ['valuation'],
  ['purchasing', 'sales', 'count', 'transfer', 'kit', 'checkout', 'draft', 'merge'],
  ['import', 'export', 'search', 'suggest', 'forecast', 'label', 'webhook', 'mcp', 'openapi'],
  ['alert', 'report', 'duplicate', 'operator', 'proposal'],
  ['view-watch'],
  ['sample'],
]

/** Features that all others may call; they themselves stand on the floor and on those before them. */
const CALLED_BY_ALL = ['audit', 'task', 'file']

const FLOOR = ['server/db', 'server/queue', 'server/http', 'server/model', 'server/mail', 'server/storage']

const features: ImportRule[] = FEATURE_LEVELS.flatMap((names, level) =>
  names.map((name) => ({
    folder: `server/${name}`,
    mayImport: [
      'contract',
      'core',
      ...FLOOR,
      ...CALLED_BY_ALL.map((called) => `server/${called}`),
      ...FEATURE_LEVELS.slice(0, level)
        .flat()
        .map((lower) => `server/${lower}`),
    ],
  })),
)

/** Who may import whom: downwards only. A folder that is missing here may not exist. */
export const importTable: ImportRule[] = [
  { folder: 'contract', mayImport: [], packages: ['zod'] },
  {
    folder: 'core',
    mayImport: ['contract'],
    packages: ['zod', 'big.js', 'date-fns', 'date-fns/', '@date-fns/tz', 'chrono-node', 'intl-messageformat', 're2js'],
  },
  ...FLOOR.map((folder) => ({ folder, mayImport: ['contract', 'core', ...FLOOR] })),
  ...CALLED_BY_ALL.map((name, level) => ({
    folder: `server/${name}`,
    mayImport: ['contract', 'core', ...FLOOR, ...CALLED_BY_ALL.slice(0, level).map((lower) => `server/${lower}`)],
  })),
  ...features,
  { folder: 'server/launch', mayImport: ['contract', 'core', 'server'] },
  { folder: 'server/process', mayImport: ['contract', 'core', 'server'] },
  { folder: 'server/testing', mayImport: ['contract', 'core', 'server'] },
  { folder: 'web', mayImport: ['contract', 'core'] },
  { folder: 'web/ui', mayImport: ['web/lib'] },
  { folder: 'web/lib', mayImport: ['contract', 'core'] },
  { folder: 'bench', mayImport: ['contract', 'server/launch'] },
  // judges a rule
  { folder: 'bench/anomalies', mayImport: ['core'] },
  // measure statements besides requests
  { folder: 'bench/ledger', mayImport: ['contract', 'server', 'bench/crash'] },
  // reads questions without a server
  { folder: 'bench/search', mayImport: ['contract', 'core'] },
  // learns and judges without a server
  { folder: 'bench/suggest', mayImport: ['core'] },
  // forecasts series made for it
  { folder: 'bench/forecast', mayImport: ['core'] },
  // plays rules with the policy's own code, on the shop that the anomalies are judged on
  { folder: 'bench/replenishment', mayImport: ['core', 'bench/anomalies'] },
  // the queue by itself, without the product around it: its port is inside the server
  { folder: 'bench/queue', mayImport: ['server'] },
  { folder: 'bench/fields', mayImport: ['contract', 'core', 'server'] },
  // looks at pages in a browser
  { folder: 'bench/grid', mayImport: ['contract', 'e2e/harness'] },
  { folder: 'e2e', mayImport: ['contract'] },
  { folder: 'e2e/harness', mayImport: ['contract', 'server/launch'] },
  { folder: 'scripts', mayImport: ['contract', 'core', 'server', 'e2e/harness'] },
]

/** What tests, and the fixtures they share (`*-fixture.ts`), may import beyond the rule of their folder: the harness and accounts to sign in with, and what runs tests. */
export const testsMayImport = {
  serverFolders: ['server/testing', 'server/process', 'server/auth', 'server/tenant'],
  packages: ['vitest', 'fast-check', 'intl-messageformat', 'node:'],
}
