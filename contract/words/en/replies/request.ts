/** A request that does not have its form, or comes where it cannot be answered. */
export const request = {
  refusedPart: '{path}: {message}',
  malformedAddress: 'The address is not well-formed.',
  emptyBody: 'The body is empty.',
  bodyNotJson: 'The body is not JSON.',
  bodyOfOtherLength: 'The body is shorter or longer than Content-Length says.',
  unstorableCharacter: 'A text holds a character that cannot be stored.',
  cursor: 'cursor: Pass the nextCursor of the page before, unchanged.',
  ifMatch: 'If-Match takes the version you read, such as "3".',
  idempotencyKey: 'Idempotency-Key takes 1 to 200 visible ASCII characters.',
  answerUnreadable: 'This was done already; its answer can no longer be read.',
  uploadBrokeOff: 'The upload broke off.',
  uploadMalformed: 'The upload is not a well-formed multipart body.',
  uploadWithoutFile: 'Send one file, as the part named "file".',
  severalTenants: 'You are a member of several organisations: name one in the header x-tenant-id.',
  csrfHeader: 'A write with the session cookie carries the header x-inventory-csrf: 1.',
  mostStreams: 'At most {most} event streams at a time.',
} as const
