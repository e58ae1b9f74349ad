/** How far what is written is trusted before a tenant's items have been looked at: like four cases, of which 3.4 agreed. */
const before = { agreeing: 3.4, of: 4 }
const wrongAllowed = 0.03

/** How sure it is that what is written in an item's text is the value of a field, from how often that was so. */
export function writtenConfidence({ agreeing, of }: { agreeing: number; of: number }): {
  confidence: number
  isSure: boolean
} {
  return {
    confidence: (agreeing + before.agreeing) / (of + before.of),
    // one more counted as wrong than was: from 33 of 33 on
    isSure: of > 0 && of - agreeing + 1 <= wrongAllowed * (of + 1),
  }
}
