/** How an AI assistant is connected. */
export const assistant = {
  title: 'Connect an AI assistant',
  intro:
    'Assistants that speak the Model Context Protocol (MCP) can search your stock, and move it with you. Make a key of its own for each: its name stands beside all that the assistant does.',
  address: 'Address',
  configuration: 'Configuration',
  keyHere: 'your API key',
  keyNote:
    'Most programs take this text as it is; where yours asks for a header, it is Authorization. Let it ask you before it calls a tool that posts: only your program knows whether you agreed.',
  may: {
    title: 'With the role of its key it may',
    search: 'search, and read items, stock and movements;',
    verbs: 'receive, transfer, count and reserve stock, and draft purchase orders;',
    undo: 'take back what it posted itself. Reversing movements takes a key with the role of a Manager.',
  },
  mayNot: {
    title: 'It may not',
    unseen:
      'post what it has not shown first: each call answers what would change, and a second one confirms exactly that;',
    beyond: 'do more than the role of its key, approve or send orders, or see fields hidden from that role;',
    secret: 'act unseen: the record names the tool, its program and the person whose key it is.',
  },
} as const
