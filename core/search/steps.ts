/** Long work in short steps: whoever runs it may do other things in between. */
export type Steps<Result> = Generator<void, Result>

/** Runs all steps at once. */
export function toEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
