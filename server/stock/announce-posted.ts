import { makeAnnouncement } from '#server/queue/announcement.ts'

/** That movements were posted. */
export const posted = makeAnnouncement()
