import { z } from 'zod'
import { defineTask } from '#server/task/define-task.ts'
import { searchSuggestions } from './search-suggestions.ts'

/** See `searchSuggestions`. */
export const suggestionSearchTask = defineTask({
  kind: 'suggestion_search',
  input: z.object({}),
  attempts: 3,
  work: searchSuggestions,
})
