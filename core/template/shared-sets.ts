import { options, type TemplateSet } from './template.ts'

/** Who made a thing and what they call it. */
export const makerSet: TemplateSet = {
  key: 'maker',
  entity: 'item',
  fields: [
    { key: 'manufacturer', kind: 'text' },
    { key: 'part_number', kind: 'text' },
    { key: 'datasheet', kind: 'url' },
  ],
}

/** One thing of its kind, that is bought, kept and one day retired. */
export const assetSet: TemplateSet = {
  key: 'asset',
  entity: 'item',
  fields: [
    { key: 'serial_number', kind: 'text', unique: true },
    { key: 'purchase_date', kind: 'date' },
    { key: 'warranty_until', kind: 'date' },
    {
      key: 'asset_condition',
      kind: 'select',
      options: options(['new', 'green'], ['good', 'teal'], ['worn', 'orange'], ['broken', 'red']),
    },
  ],
}

/** What goes off. */
export const expirySet: TemplateSet = {
  key: 'expiry',
  entity: 'item',
  fields: [
    { key: 'lot_number', kind: 'text' },
    { key: 'expiry_date', kind: 'date' },
    { key: 'expiry_warning', kind: 'integer', min: '0', max: '3650' },
  ],
}

/** How it has to be kept. */
export const storageSet: TemplateSet = {
  key: 'storage',
  entity: 'item',
  fields: [
    {
      key: 'storage_condition',
      kind: 'select',
      options: options(
        ['room_temperature', 'grey'],
        ['cool_dry', 'teal'],
        ['refrigerated', 'blue'],
        ['frozen', 'violet'],
      ),
    },
    { key: 'storage_temperature', kind: 'number', unit: '°C', precision: 1, min: '-273.15' },
  ],
}

/** What has to be looked after from time to time. */
export const inspectionSet: TemplateSet = {
  key: 'inspection',
  entity: 'item',
  fields: [
    { key: 'last_inspection', kind: 'date' },
    { key: 'inspection_due', kind: 'date' },
    { key: 'inspection_interval', kind: 'integer', min: '1', max: '120' },
  ],
}
