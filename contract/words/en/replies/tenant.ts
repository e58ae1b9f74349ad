/** Organisations, their members and invitations. */
export const tenant = {
  stillMember: 'They are still in an organisation: they leave it first, or are removed from it.',
  none: 'There is no organisation {id}.',
  onlySample: 'Only a sample organisation can be deleted.',
  mostSamples: 'You have {count} sample organisations already: delete one of them first.',
  sampleName: 'Sample shop',
  invitationForAnother: 'This invitation was sent to another e-mail address.',
  roleAboveOwn: 'You cannot grant a role above your own.',
  lockInFuture: 'The books are not closed in advance.',
  firstKey: 'First key',
} as const
