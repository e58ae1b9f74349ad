const page =
  /^(?:page|seite|pagina|página|strona|strana|sida|side|стр\.?)\s*:?\s*\d+(?:\s*(?:of|von|de|di|van|av|z|ze|sur|из|\/|-)\s*\d+)?$/iu
const pageOf =
  /(?:^|\s)(?:page|seite|pagina|página|strona|strana|sida|side|стр\.?)\s*:?\s*\d+\s*(?:of|von|de|di|van|av|z|ze|sur|из|\/)\s*\d+\s*$/iu
const remark =
  /^(?:note|notes|n\.b\.|nb|remark|remarks|hinweis|hinweise|anmerkung|anmerkungen|legende|stand|quelle|erstellt|gedruckt|druckdatum|remarque|remarques|légende|source|imprimé|nota|notas|leyenda|fuente|impreso|nota bene|fonte|opmerking|toelichting|uwaga|legend|printed|print date|generated|exported|report date|run|run date|as of)(?: (?:on|am|le|el|at|by|von))?\s*:/iu
const ending =
  /^[*\-–\s]*(?:end of (?:report|list|file)|ende der liste|listenende|fin d[eu] (?:la )?(?:liste|rapport)|fin del? (?:informe|listado))[*\-–.\s]*$/iu
const marked = /^(?:\*{1,4}|†|‡|¹|²|³)\s*\p{L}/u

/** Whether a line ends with the number of its page, as "Price list 2026, page 2 of 7" does. */
export function endsWithPage(line: string): boolean {
  return pageOf.test(line)
}

/**
 * Whether a text that stands alone in its row is a note of people or of the program that printed the table: the number of a page, a footnote, a remark,
 * a whole sentence. Names of things are none of these.
 */
export function isNote(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  if (page.test(line) || pageOf.test(line) || remark.test(line) || ending.test(line) || marked.test(line)) return true
  const words = line.split(' ').length
  return (words >= 5 && /\p{L}[.!]$/u.test(line)) || (words >= 12 && line.length > 80)
}
