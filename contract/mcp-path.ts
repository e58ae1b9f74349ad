/** Where assistants reach the server of the Model Context Protocol. Apart from the tools, which no page needs. */
export const mcpPath = '/mcp'
