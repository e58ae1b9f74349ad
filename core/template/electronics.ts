import { makerSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

const types = ['resistor', 'capacitor', 'semiconductor', 'connector']

export const electronics: TemplateData = {
  key: 'electronics',
  types,
  sets: [
    { set: makerSet, types },
    {
      types,
      set: {
        key: 'component',
        entity: 'item',
        fields: [
          {
            key: 'package',
            kind: 'select',
            options: options(
              'through_hole',
              'smd_0402',
              'smd_0603',
              'smd_0805',
              'smd_1206',
              'sot_23',
              'soic',
              'qfn',
              'dip',
            ),
          },
          { key: 'rohs', kind: 'boolean' },
        ],
      },
    },
    {
      types: ['resistor'],
      set: {
        key: 'resistor',
        entity: 'item',
        fields: [
          { key: 'resistance', kind: 'number', unit: 'Ω', min: '0' },
          { key: 'tolerance', kind: 'number', unit: '%', precision: 3, min: '0' },
          { key: 'power_rating', kind: 'number', unit: 'W', min: '0' },
        ],
      },
    },
    {
      types: ['capacitor'],
      set: {
        key: 'capacitor',
        entity: 'item',
        fields: [
          // kept in picofarad: a stored number has nine digits behind the point
          { key: 'capacitance', kind: 'number', unit: 'pF', min: '0' },
          { key: 'voltage_rating', kind: 'number', unit: 'V', min: '0' },
          {
            key: 'dielectric',
            kind: 'select',
            options: options('c0g', 'x5r', 'x7r', 'electrolytic', 'tantalum', 'film'),
          },
        ],
      },
    },
    {
      types: ['semiconductor'],
      set: {
        key: 'semiconductor',
        entity: 'item',
        fields: [
          {
            key: 'component_class',
            kind: 'select',
            options: options(
              'diode',
              'led',
              'transistor',
              'mosfet',
              'regulator',
              'opamp',
              'microcontroller',
              'memory',
              'sensor',
            ),
          },
          { key: 'supply_voltage', kind: 'number', unit: 'V' },
          { key: 'current_limit', kind: 'number', unit: 'A', min: '0' },
        ],
      },
    },
    {
      types: ['connector'],
      set: {
        key: 'connector',
        entity: 'item',
        fields: [
          { key: 'pin_count', kind: 'integer', min: '1' },
          { key: 'pitch', kind: 'number', unit: 'mm', min: '0' },
          { key: 'connector_side', kind: 'select', options: options('plug', 'socket') },
        ],
      },
    },
  ],
}
