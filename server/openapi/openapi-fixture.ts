import type { NewField } from '#contract/field.ts'
import { createField } from '#contract/field.ts'
import { createItemType } from '#contract/item-type.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** A pharmacy with a type of its own, and fields of many kinds. */
export async function makePharmacy({ admin }: TestTenant) {
  const medicine = await admin.call(createItemType, { body: { name: 'Medicine' } })
  const device = await admin.call(createItemType, { body: { name: 'Medical device' } })
  const define = (body: NewField) => admin.call(createField, { body })
  const fields = {
    form: await define({
      itemTypeId: medicine.id,
      name: 'Form',
      kind: 'select',
      required: true,
      help: 'As the package says it.',
      options: [
        { key: 'tablet', label: 'Tablet' },
        { key: 'syrup', label: 'Syrup' },
        { key: 'powder', label: 'Powder', archived: true },
      ],
    }),
    dose: await define({
      itemTypeId: medicine.id,
      name: 'Dose',
      kind: 'number',
      unit: 'mg',
      min: '0.1',
      max: '5000',
    }),
    expiry: await define({ itemTypeId: medicine.id, name: 'Expires', kind: 'date' }),
    codes: await define({
      name: 'Warnings',
      kind: 'multiSelect',
      max: '2',
      options: [
        { key: 'drowsy', label: 'Makes drowsy' },
        { key: 'alcohol', label: 'No alcohol' },
        { key: 'sun', label: 'Avoid sun' },
      ],
    }),
    margin: await define({ name: 'Margin', kind: 'money', precision: 2, visibleTo: ['manager'] }),
    count: await define({ name: 'Package size', kind: 'integer', required: true, defaultValue: '1' }),
    batch: await define({ name: 'Batch', kind: 'text', max: '12', pattern: '[A-Z]{2}\\d+' }),
    number: await define({ name: 'Number', kind: 'autonumber', numberPattern: 'M-{0000}' }),
    twice: await define({ name: 'Twice', kind: 'formula', formula: 'dose * 2' }),
    maker: await define({ name: 'Maker', kind: 'reference', referenceTo: 'supplier' }),
    cold: await define({ entity: 'location', name: 'Kept cold', kind: 'boolean', required: true }),
    since: await define({ entity: 'supplier', name: 'Supplier since', kind: 'dateTime' }),
  }
  return { medicine, device, fields }
}
