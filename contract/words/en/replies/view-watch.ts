/** Watches on saved views that were refused. */
export const viewWatch = {
  tooManyWatches: 'You watch {most} views already. Stop one of them first.',
  twice: 'You watch this view in this way already.',
  problem: {
    viewGone: 'The view is not there any more.',
    fieldGone: 'The filter of this view names a field that is archived or that you do not see.',
    tooMany: 'More than {most, plural, other {# items}} are in this view. Watch their number, or narrow the view.',
    tooSlow: 'This view takes too long to look at in the background. Narrow it first.',
  },
} as const
