import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { listQuery, page } from './page.ts'
import { id, instant, line, version } from './values.ts'

/** Most an organisation teaches; a question is held against all of them. */
export const mostSynonyms = 500

/** What taught words mean: the same as other words, or conditions. */
export const synonymMeaning = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), words: line(80) }).strict(),
    z.object({ kind: z.literal('filter'), filter }).strict(),
  ])
  .meta({ id: 'SynonymMeaning' })
export type SynonymMeaning = z.output<typeof synonymMeaning>

/** Words that questions use and the organisation taught: `brollies` means `umbrella`. */
export const synonym = z
  .object({
    id,
    words: z.string(),
    meaning: synonymMeaning,
    /** who taught it */
    authorName: z.string(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Synonym' })
export type Synonym = z.output<typeof synonym>
/** What is taught: words, and their meaning. */
export type Teaching = Pick<Synonym, 'words' | 'meaning'>

const params = z.object({ synonymId: id })
const tag = 'Search'

export const listSynonyms = endpoint({
  name: 'listSynonyms',
  summary: 'Words taught for questions, in order of the alphabet',
  tag,
  method: 'GET',
  path: '/synonyms',
  access: 'item:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(synonym),
})
export const createSynonym = endpoint({
  name: 'createSynonym',
  summary: 'Teach what words of questions mean',
  tag,
  method: 'POST',
  path: '/synonyms',
  access: 'item:write',
  status: 201,
  body: z.object({ words: line(60), meaning: synonymMeaning }).strict(),
  response: synonym,
  errors: ['name_taken', 'invalid_value', 'conflict'],
})
export const updateSynonym = endpoint({
  name: 'updateSynonym',
  summary: 'Change what taught words mean',
  tag,
  method: 'PATCH',
  path: '/synonyms/{synonymId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  body: z.object({ meaning: synonymMeaning }).strict(),
  response: synonym,
  errors: ['invalid_value'],
})
export const deleteSynonym = endpoint({
  name: 'deleteSynonym',
  summary: 'Forget taught words',
  tag,
  method: 'DELETE',
  path: '/synonyms/{synonymId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
