import { inspectionSet, makerSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

export const workshop: TemplateData = {
  key: 'workshop',
  types: ['tool', 'spare_part', 'fastener', 'consumable'],
  sets: [
    { set: makerSet, types: ['tool', 'spare_part'] },
    {
      types: ['tool'],
      set: {
        key: 'tool',
        entity: 'item',
        fields: [
          { key: 'drive', kind: 'select', options: options('by_hand', 'mains', 'battery', 'compressed_air') },
          { key: 'kept_at', kind: 'reference', referenceTo: 'location' },
          { key: 'manual', kind: 'file', multiple: true },
        ],
      },
    },
    { set: inspectionSet, types: ['tool'] },
    {
      types: ['spare_part'],
      set: {
        key: 'spare_part',
        entity: 'item',
        fields: [
          { key: 'fits', kind: 'text' },
          { key: 'replaces', kind: 'reference', referenceTo: 'item', multiple: true },
          { key: 'is_critical', kind: 'boolean' },
        ],
      },
    },
    {
      types: ['fastener'],
      set: {
        key: 'fastener',
        entity: 'item',
        fields: [
          { key: 'thread', kind: 'select', options: options('m2', 'm3', 'm4', 'm5', 'm6', 'm8', 'm10', 'm12', 'm16') },
          { key: 'length', kind: 'number', unit: 'mm', min: '0' },
          { key: 'head', kind: 'select', options: options('hex', 'pan', 'countersunk', 'socket_cap', 'flange') },
          {
            key: 'finish',
            kind: 'select',
            options: options('plain', 'zinc_plated', 'stainless_a2', 'stainless_a4', 'brass'),
          },
        ],
      },
    },
    {
      types: ['consumable'],
      set: {
        key: 'hazard',
        entity: 'item',
        fields: [
          {
            key: 'hazards',
            kind: 'multiSelect',
            options: options(
              ['flammable', 'red'],
              ['corrosive', 'orange'],
              ['toxic', 'violet'],
              ['irritant', 'yellow'],
              ['aquatic', 'blue'],
            ),
          },
          { key: 'safety_sheet', kind: 'file' },
        ],
      },
    },
  ],
}
