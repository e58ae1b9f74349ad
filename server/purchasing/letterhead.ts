import type { PurchaseOrder } from '#contract/purchase-order.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Letterhead } from './order-document.ts'

/** Who orders, of whom, and where to. */
export async function readLetterhead(
  tx: Tx,
  { supplierId, locationId }: Pick<PurchaseOrder, 'supplierId' | 'locationId'>,
): Promise<Letterhead> {
  const [row] = await tx.query<{ head: Letterhead }>({
    text: `select json_build_object('tenantName', t.name, 'language', t.language, 'timeZone', t.time_zone,
             'supplier', json_build_object('name', s.name, 'code', s.code, 'email', s.email, 'phone', s.phone),
             'place', json_build_object('name', p.name, 'code', p.code)) as head
           from tenant t, supplier s, location p where t.id = $1 and s.id = $2 and p.id = $3`,
    values: [tx.tenantId, supplierId, locationId],
  })
  if (!row) throw new Error('An order has a supplier and a place.')
  return row.head
}
