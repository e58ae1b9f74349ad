/** PostgreSQL's notification channel on which changed tasks are told, as `<tenantId>:<taskId>`. */
export const taskChannel = 'inventory_task'
