import { expirySet, storageSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

const types = ['medicine', 'medical_device']

export const pharmacy: TemplateData = {
  key: 'pharmacy',
  types,
  sets: [
    {
      types: ['medicine'],
      set: {
        key: 'medicine',
        entity: 'item',
        fields: [
          { key: 'active_ingredient', kind: 'text' },
          { key: 'dose', kind: 'number', unit: 'mg', min: '0' },
          {
            key: 'dosage_form',
            kind: 'select',
            options: options(
              'tablet',
              'capsule',
              'syrup',
              'drops',
              'ointment',
              'injection',
              'inhaler',
              'suppository',
              'powder',
            ),
          },
          { key: 'pack_size', kind: 'integer', min: '1' },
          { key: 'prescription_only', kind: 'boolean' },
          { key: 'atc_code', kind: 'text', pattern: '[A-Z]\\d{2}[A-Z]{2}\\d{2}' },
          { key: 'package_leaflet', kind: 'file' },
        ],
      },
    },
    {
      types: ['medical_device'],
      set: {
        key: 'medical_device',
        entity: 'item',
        fields: [
          {
            key: 'device_class',
            kind: 'select',
            options: options(['class_1', 'green'], ['class_2a', 'yellow'], ['class_2b', 'orange'], ['class_3', 'red']),
          },
          { key: 'sterile', kind: 'boolean' },
          { key: 'udi', kind: 'barcode' },
        ],
      },
    },
    { set: expirySet, types },
    { set: storageSet, types },
  ],
}
