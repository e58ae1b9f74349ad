/** What is wrong with a plan, by the part it stands beside. */
export type PlanProblems = { recount?: string | undefined }
