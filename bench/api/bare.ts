import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'

/**
 * The measure of every run: Node's http and pg with hand-written SQL on the plain schema. No framework, no validation,
 * no authentication, no row-level security, no audit. Each request names its tenant in the address.
 */
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 })

const columns = 'id, sku, name, description, price, attributes, version, created_at as "createdAt"'

type Handle = (parts: string[], query: URLSearchParams, body: Record<string, unknown>) => Promise<unknown>

const routes: Record<string, Handle> = {
  'GET item': async ([, tenant, id]) => {
    const { rows } = await pool.query({
      name: 'item',
      text: `select ${columns} from item where tenant_id = $1 and id = $2`,
      values: [tenant, id],
    })
    return rows[0]
  },
  'GET items': async ([, tenant], query) => {
    const { rows } = await pool.query({
      name: 'items',
      text: `select ${columns} from item where tenant_id = $1 and attributes @> $2 and (attributes ->> 'weight')::numeric >= $3 and (attributes ->> 'weight')::numeric < $4
             order by name limit 50`,
      values: [tenant, JSON.stringify({ colour: query.get('colour') }), query.get('from'), query.get('to')],
    })
    return { data: rows }
  },
  'GET text': async ([, tenant], query) => {
    const { rows } = await pool.query({
      name: 'text',
      text: `select ${columns} from item where tenant_id = $1 and search @@ plainto_tsquery('english', $2) order by ts_rank(search, plainto_tsquery('english', $2)) desc, id limit 50`,
      values: [tenant, query.get('text')],
    })
    return { data: rows }
  },
  'POST items': async ([, tenant], _query, body) => {
    const { rows } = await pool.query({
      name: 'create',
      text: `insert into item (tenant_id, sku, name, price, attributes) values ($1, $2, $3, $4, $5) returning ${columns}`,
      values: [tenant, body.sku, body.name, body.price, JSON.stringify(body.attributes)],
    })
    return rows[0]
  },
  'POST movements': async ([, tenant], _query, body) => {
    const { rows } = await pool.query({
      name: 'movement',
      text: `with taken as (update balance set on_hand = on_hand - $4 where tenant_id = $1 and item_id = $2 and location_id = $3 and on_hand >= $4 returning 1),
               given as (insert into balance as b values ($1, $2, $5, $4) on conflict (tenant_id, item_id, location_id) do update set on_hand = b.on_hand + $4 returning 1),
               document as (insert into movement (tenant_id, kind) select $1, 'sale' from taken, given returning id)
             insert into movement_line select id, 1, $1, $2, $3, $5, $4 from document returning movement_id as id`,
      values: [tenant, body.itemId, body.fromLocationId, body.quantity, body.toLocationId],
    })
    if (rows.length === 0) throw new Error('insufficient stock')
    return rows[0]
  },
}

createServer(async (req, res) => {
  try {
    const url = new URL(req.url ?? '/', 'http://bare')
    const parts = url.pathname.slice(1).split('/')
    const handle = routes[`${req.method} ${parts[0]}`]
    if (!handle) return reply(res, 404, {})
    const body = req.method === 'POST' ? JSON.parse(await read(req)) : {}
    reply(res, req.method === 'POST' ? 201 : 200, await handle(parts, url.searchParams, body))
  } catch (error) {
    reply(res, 500, { message: String(error) })
  }
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }))

async function read(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of req) text += chunk
  return text
}

function reply(res: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}
