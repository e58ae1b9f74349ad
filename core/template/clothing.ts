import { options, type TemplateData } from './template.ts'

const types = ['garment', 'shoes', 'accessory']

export const clothing: TemplateData = {
  key: 'clothing',
  types,
  sets: [
    {
      types,
      set: {
        key: 'style',
        entity: 'item',
        fields: [
          { key: 'brand', kind: 'text' },
          {
            key: 'colour',
            kind: 'select',
            options: options(
              'black',
              'white',
              ['grey', 'grey'],
              ['red', 'red'],
              ['blue', 'blue'],
              ['green', 'green'],
              ['yellow', 'yellow'],
              ['pink', 'pink'],
              'beige',
              'multicoloured',
            ),
          },
          { key: 'audience', kind: 'select', options: options('women', 'men', 'unisex', 'girls', 'boys', 'baby') },
          {
            key: 'season',
            kind: 'select',
            options: options(['spring_summer', 'green'], ['autumn_winter', 'blue'], 'all_year'),
          },
          {
            key: 'material',
            kind: 'multiSelect',
            options: options('cotton', 'wool', 'linen', 'silk', 'polyester', 'elastane', 'leather', 'down'),
          },
          {
            key: 'care',
            kind: 'multiSelect',
            options: options('wash_30', 'wash_40', 'wash_60', 'hand_wash', 'dry_clean', 'no_tumble_dry'),
          },
          { key: 'product_photos', kind: 'image', multiple: true },
        ],
      },
    },
    {
      types: ['garment'],
      set: {
        key: 'garment',
        entity: 'item',
        fields: [
          { key: 'size', kind: 'select', options: options('xs', 's', 'm', 'l', 'xl', 'xxl') },
          { key: 'fit', kind: 'select', options: options('slim', 'regular', 'loose') },
        ],
      },
    },
    {
      types: ['shoes'],
      set: {
        key: 'shoes',
        entity: 'item',
        fields: [
          { key: 'shoe_size', kind: 'number', precision: 1, min: '15', max: '55' },
          { key: 'closure', kind: 'select', options: options('laces', 'zip', 'hook_and_loop', 'slip_on') },
        ],
      },
    },
  ],
}
