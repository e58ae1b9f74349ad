import { expirySet, storageSet } from './shared-sets.ts'
import { options, type TemplateData } from './template.ts'

const types = ['food', 'beverage']

export const food: TemplateData = {
  key: 'food',
  types,
  sets: [
    {
      types,
      set: {
        key: 'label_declaration',
        entity: 'item',
        fields: [
          { key: 'ingredients', kind: 'longText' },
          {
            // the fourteen that Regulation (EU) No 1169/2011 has declared
            key: 'allergens',
            kind: 'multiSelect',
            options: options(
              'gluten',
              'crustaceans',
              'eggs',
              'fish',
              'peanuts',
              'soy',
              'milk',
              'nuts',
              'celery',
              'mustard',
              'sesame',
              'sulphites',
              'lupin',
              'molluscs',
            ),
          },
          {
            key: 'diet',
            kind: 'multiSelect',
            options: options(['vegan', 'green'], ['vegetarian', 'teal'], 'halal', 'kosher'),
          },
          { key: 'organic', kind: 'boolean' },
          { key: 'origin', kind: 'text' },
          { key: 'energy', kind: 'number', unit: 'kJ', min: '0' },
        ],
      },
    },
    {
      types: ['food'],
      set: { key: 'food_pack', entity: 'item', fields: [{ key: 'net_weight', kind: 'number', unit: 'g', min: '0' }] },
    },
    {
      types: ['beverage'],
      set: {
        key: 'beverage',
        entity: 'item',
        fields: [
          { key: 'volume', kind: 'number', unit: 'l', min: '0' },
          { key: 'alcohol', kind: 'number', unit: '%', precision: 1, min: '0', max: '100' },
          { key: 'bottle_deposit', kind: 'money', min: '0' },
        ],
      },
    },
    { set: expirySet, types },
    { set: storageSet, types },
  ],
}
