import { assetSet, makerSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

const types = ['laptop', 'monitor', 'mobile_phone', 'network_device']

export const itAssets: TemplateData = {
  key: 'it_assets',
  types,
  sets: [
    { set: makerSet, types },
    { set: assetSet, types },
    {
      types,
      set: {
        key: 'assignment',
        entity: 'item',
        fields: [
          { key: 'asset_tag', kind: 'autonumber', numberPattern: 'IT-{00000}' },
          { key: 'assigned_to', kind: 'reference', referenceTo: 'member' },
          { key: 'asset_photo', kind: 'image' },
        ],
      },
    },
    {
      types: ['laptop'],
      set: {
        key: 'computer',
        entity: 'item',
        fields: [
          { key: 'processor', kind: 'text' },
          { key: 'memory', kind: 'number', unit: 'GB', min: '0' },
          { key: 'disk', kind: 'number', unit: 'GB', min: '0' },
          { key: 'operating_system', kind: 'select', options: options('windows', 'macos', 'linux', 'chrome_os') },
        ],
      },
    },
    {
      types: ['laptop', 'monitor'],
      set: {
        key: 'screen',
        entity: 'item',
        fields: [
          { key: 'screen_size', kind: 'number', unit: 'in', precision: 1, min: '0' },
          { key: 'resolution', kind: 'select', options: options('full_hd', 'wqhd', 'uhd_4k', 'uhd_5k') },
        ],
      },
    },
    {
      types: ['mobile_phone'],
      set: {
        key: 'mobile',
        entity: 'item',
        fields: [
          { key: 'imei', kind: 'text', pattern: '\\d{15}', unique: true },
          { key: 'phone_number', kind: 'phone' },
        ],
      },
    },
    {
      types: ['laptop', 'mobile_phone', 'network_device'],
      set: {
        key: 'network',
        entity: 'item',
        fields: [
          { key: 'mac_address', kind: 'text', pattern: '([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}' },
          { key: 'host_name', kind: 'text', pattern: '[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?' },
        ],
      },
    },
  ],
}
