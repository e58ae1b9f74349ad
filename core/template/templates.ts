import type { TemplateKey } from '#contract/template.ts'
import { clothing } from './clothing.ts'
import { electronics } from './electronics.ts'
import { food } from './food.ts'
import { itAssets } from './it-assets.ts'
import { library } from './library.ts'
import { pharmacy } from './pharmacy.ts'
import { rental } from './rental.ts'
import type { TemplateData } from './template.ts'
import { workshop } from './workshop.ts'

/** Every template there is, in the order they are offered. */
export const templates: Readonly<Record<TemplateKey, TemplateData>> = {
  electronics,
  it_assets: itAssets,
  clothing,
  pharmacy,
  food,
  workshop,
  rental,
  library,
}
