import type { Language } from '../../language.ts'
import { list } from '../phrase-list.ts'

const verb = (words: string, hints: string) => ({ words: list(words), hints: list(hints) })

/** What verbs before a number speak of, where the number's unit leaves it open. */
export const measuringVerbs: Language['measuringVerbs'] = [
  verb('weigh, weighs, weighing, weighed', 'weight, mass'),
  verb(
    'take, takes, taking, hold, holds, holding, carry, carries, carrying, fit, fits, fitting, accommodate, accommodates, store, stores',
    'capacity, load, payload, volume, content, maximum, max',
  ),
  verb(
    'bear, bears, bearing, support, supports, supporting, withstand, withstands, withstanding, handle, handles, handling, lift, lifts, lifting, tolerate, tolerates, stand, stands, resist, resists, survive, survives, endure, endures, cope',
    'load, capacity, maximum, max, limit, payload, resistance, strength, rating',
  ),
  verb('last, lasts, lasting, lasted', 'life, lifetime, duration, runtime, endurance, battery'),
  verb('draw, draws, drawing, consume, consumes, consuming, use, uses', 'consumption, draw, power, current'),
  verb(
    'deliver, delivers, delivering, produce, produces, producing, output, outputs, emit, emits, provide, provides, supply, supplies, generate, generates, put out',
    'output, power, yield, flow, rate',
  ),
  verb('reach, reaches, reaching', 'reach, range, height, length, maximum, max, top'),
  verb('span, spans, spanning', 'span, width, length'),
  verb('cover, covers, covering', 'coverage, area'),
  verb('need, needs, needing, require, requires, requiring', 'minimum, min, requirement'),
  verb('measure, measures, measuring', 'size, length, diameter, width'),
]
