import { sentence } from '#contract/words/sentence.ts'
import { bumpSchemaVersion } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { listArchivedMade, rememberMade, setArchived } from './made-things.ts'
import { sayForTenant } from './say-for-tenant.ts'

interface LocationRow {
  id: string
  code: string
  name: string
  kind: string
  parent_id: string | null
  archived: boolean
}

/** Who makes locations, and the import that remembers them as its own. */
export interface Maker {
  actor: Actor
  importId: string
}

/** The virtual locations that close a tenant's books, by kind. */
export type VirtualLocations = Record<'supplier' | 'customer' | 'loss' | 'adjustment' | 'opening', string>

export async function findVirtualLocations(tx: Tx): Promise<VirtualLocations> {
  const rows = await tx.query<{ kind: string; id: string }>({
    text: 'select kind, id from location where tenant_id = $1 and is_virtual',
    values: [tx.tenantId],
  })
  // every tenant is founded with one of each kind
  return Object.fromEntries(rows.map((row) => [row.kind, row.id])) as VirtualLocations
}

/**
 * The location an import uses when its file names none: the one told, else the organisation's only or first place that is
 * not archived, else a new one.
 * @throws AppError invalid_value  the one told is no real location
 */
export async function defaultLocation(tx: Tx, { actor, importId }: Maker, told: string | undefined): Promise<string> {
  const rows = await listReal(tx)
  if (told !== undefined) {
    const row = rows.find((candidate) => candidate.id === told)
    if (row && !row.archived) return row.id
    const message = sentence('location.notUsable')
    throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.options.locationId', message }] })
  }
  const usable = rows.filter((row) => !row.archived)
  const [first] = [...usable.filter((row) => row.parent_id === null), ...usable]
  if (first) return first.id
  const name = await sayForTenant(tx, sentence('location.first'))
  return (await createLocation(tx, { actor, importId }, rows, name, null)).id
}

/**
 * Finds or makes the locations a file names: by code, by name, or by path ("Factory / Storage Room B"), each part below the
 * one before it. Locks the tenant's schema version, so two imports never make the same place twice.
 * @returns location ids by name as given
 */
export async function findOrCreateLocations(
  tx: Tx,
  maker: Maker,
  names: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (names.length === 0) return found
  await bumpSchemaVersion(tx)
  const rows = await listReal(tx)
  const archived = rows.some((row) => row.archived) ? await listArchivedMade(tx, 'location') : new Set<string>()
  const spaced = spacedPaths(names)
  for (const name of names) {
    const row = await findOrCreate(tx, maker, rows, spaced(name))
    if (row?.archived && archived.has(row.id)) await bringBack(tx, maker, rows, row)
    if (row && !row.archived) found.set(name, row.id)
  }
  return found
}

async function findOrCreate(tx: Tx, maker: Maker, rows: LocationRow[], name: string): Promise<LocationRow | undefined> {
  const wanted = name.trim().toLowerCase()
  const whole =
    rows.find((row) => row.code.toLowerCase() === wanted) ??
    onlyOne(rows.filter((row) => row.name.toLowerCase() === wanted))
  if (whole) return whole
  let parent = null as LocationRow | null
  for (const part of partsOf(name)) {
    const parentId: string | null = parent?.id ?? null
    const wantedPart = part.toLowerCase()
    const known: LocationRow | undefined =
      rows.find((row) => row.parent_id === parentId && row.name.toLowerCase() === wantedPart) ??
      // a place within one may be told by its code; the first of a path wherever it lies
      rows.find((row) => row.code.toLowerCase() === wantedPart && (parent === null || row.parent_id === parentId)) ??
      (parent === null ? onlyOne(rows.filter((row) => row.name.toLowerCase() === wantedPart)) : undefined)
    parent = known ?? (await createLocation(tx, maker, rows, part.slice(0, 120), parentId))
  }
  return parent ?? undefined
}

function partsOf(path: string): string[] {
  return path
    .split(/\s+[/>›»]\s+|\\/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

/** Paths written without spaces ("WH/Stock/Shelf 1") as with them: told by another of the names that is the beginning of one. */
function spacedPaths(names: readonly string[]): (name: string) => string {
  const known = new Set(names.map((name) => name.trim().toLowerCase()))
  const isPath = names.some((name) =>
    [...name.matchAll(/\S\/\S/g)].some(({ index }) =>
      known.has(
        name
          .slice(0, index + 1)
          .trim()
          .toLowerCase(),
      ),
    ),
  )
  return (name) => (isPath ? name.replaceAll(/(\S)\/(?=\S)/g, '$1 / ') : name)
}

/** A location that a reversal archived, and those above it. */
async function bringBack(tx: Tx, maker: Maker, rows: readonly LocationRow[], row: LocationRow): Promise<void> {
  await setArchived(tx, maker.actor, { kind: 'location', id: row.id, importId: maker.importId, archived: false })
  await rememberMade(tx, maker.importId, [{ kind: 'location', id: row.id, key: null, name: row.name }])
  row.archived = false
  const above = rows.find(({ id }) => id === row.parent_id)
  if (above?.archived) await bringBack(tx, maker, rows, above)
}

function onlyOne(rows: LocationRow[]): LocationRow | undefined {
  return rows.length === 1 ? rows[0] : undefined
}

async function listReal(tx: Tx): Promise<LocationRow[]> {
  return tx.query<LocationRow>({
    text: `select id, code, name, kind, parent_id, archived_at is not null as archived from location
           where tenant_id = $1 and not is_virtual order by id`,
    values: [tx.tenantId],
  })
}

async function createLocation(
  tx: Tx,
  { actor, importId }: Maker,
  rows: LocationRow[],
  name: string,
  parentId: string | null,
): Promise<LocationRow> {
  const taken = new Set(
    (
      await tx.query<{ code: string }>({
        text: 'select lower(code) as code from location where tenant_id = $1',
        values: [tx.tenantId],
      })
    ).map((row) => row.code),
  )
  const code = freeCode(name, taken)
  const kind = parentId === null ? 'warehouse' : 'zone'
  const [row] = await tx.query<LocationRow>({
    text: `insert into location (tenant_id, code, name, kind, parent_id) values ($1, $2, $3, $4, $5)
           returning id, code, name, kind, parent_id, false as archived`,
    values: [tx.tenantId, code, name, kind, parentId],
  })
  if (!row) throw new Error('The location was not inserted.')
  rows.push(row)
  await audit(tx, actor, {
    action: 'create',
    entity: 'location',
    entityId: row.id,
    after: { code, name, kind, parentId },
  })
  await rememberMade(tx, importId, [{ kind: 'location', id: row.id, key: null, name }])
  return row
}

/** "Storage Room B" becomes STORAGE-ROOM-B, with -2, -3 ... behind it when that is taken. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const stem =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32) || 'LOCATION'
  for (let n = 1; ; n++) {
    const code = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(code.toLowerCase())) return code
  }
}
