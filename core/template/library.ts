import { options, type TemplateData } from './template.ts'

const types = ['book', 'periodical', 'media']

export const library: TemplateData = {
  key: 'library',
  types,
  sets: [
    {
      types: ['book', 'periodical'],
      set: {
        key: 'publication',
        entity: 'item',
        fields: [
          { key: 'author', kind: 'text' },
          { key: 'publisher', kind: 'text' },
          { key: 'publication_year', kind: 'integer', min: '1000', max: '2200' },
          {
            key: 'language',
            kind: 'select',
            options: options('english', 'german', 'french', 'spanish', 'italian', 'other'),
          },
          { key: 'pages', kind: 'integer', min: '1' },
        ],
      },
    },
    {
      types: ['book'],
      set: {
        key: 'book',
        entity: 'item',
        fields: [
          { key: 'isbn', kind: 'barcode' },
          { key: 'edition', kind: 'text' },
          {
            key: 'genre',
            kind: 'multiSelect',
            options: options(
              'fiction',
              'crime',
              'fantasy',
              'biography',
              'history',
              'science',
              'children',
              'poetry',
              'travel',
            ),
          },
        ],
      },
    },
    {
      types: ['media'],
      set: {
        key: 'media',
        entity: 'item',
        fields: [
          { key: 'media_form', kind: 'select', options: options('dvd', 'blu_ray', 'audio_cd', 'audiobook', 'game') },
          { key: 'running_time', kind: 'number', unit: 'min', min: '0' },
          { key: 'age_from', kind: 'integer', min: '0', max: '18' },
        ],
      },
    },
    {
      types,
      set: {
        key: 'lending',
        entity: 'item',
        fields: [
          { key: 'shelf_mark', kind: 'text' },
          { key: 'loan_days', kind: 'integer', min: '1', max: '365' },
          { key: 'reference_only', kind: 'boolean' },
        ],
      },
    },
  ],
}
