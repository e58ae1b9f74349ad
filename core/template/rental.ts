import { assetSet, inspectionSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

const types = ['rental_equipment', 'rental_accessory']

export const rental: TemplateData = {
  key: 'rental',
  types,
  sets: [
    {
      types,
      set: {
        key: 'rental',
        entity: 'item',
        fields: [
          { key: 'daily_rate', kind: 'money', min: '0' },
          { key: 'rental_deposit', kind: 'money', min: '0' },
          { key: 'replacement_value', kind: 'money', min: '0' },
          {
            key: 'rental_state',
            kind: 'select',
            options: options(['ready', 'green'], ['cleaning', 'blue'], ['in_repair', 'orange'], ['retired', 'grey']),
          },
          { key: 'instruction_needed', kind: 'boolean' },
        ],
      },
    },
    {
      types: ['rental_equipment'],
      set: {
        key: 'machine',
        entity: 'item',
        fields: [
          { key: 'operating_hours', kind: 'number', unit: 'h', min: '0' },
          { key: 'fuel', kind: 'select', options: options('petrol', 'diesel', 'electric', 'none') },
          { key: 'transport_weight', kind: 'number', unit: 'kg', min: '0' },
        ],
      },
    },
    { set: assetSet, types },
    { set: inspectionSet, types: ['rental_equipment'] },
  ],
}
