/** How an AI assistant is connected. */
export const assistant = {
  title: 'Connect an AI assistant',
  intro:
    'Assistants that speak the Model Context Protocol (MCP) can search your stock, and move it with you. Its name stands beside all that the assistant does.',
  address: 'Address',
  signIn:
    'Most assistants need the address alone: they open this site, you say in which organisation and how far they may act, and they are listed below.',
  keyTitle: 'With a key instead',
  noSignIn:
    'This site has no encrypted address (https), so assistants cannot ask for your consent here; give them a key.',
  keyHere: 'your API key',
  keyNote:
    'For programs that cannot ask you. Most take this text as it is; where yours asks for a header, it is Authorization. Let it ask you before it calls a tool that posts: only your program knows whether you agreed.',
  may: {
    title: 'With your role, or that of its key, it may',
    search: 'search, and read items, stock and movements;',
    verbs: 'receive, transfer, count and reserve stock, and draft purchase orders;',
    undo: 'take back what it posted itself. A movement older than a day takes the role of a Manager.',
  },
  mayNot: {
    title: 'It may not',
    unseen:
      'post what it has not shown first: each call answers what would change, and a second one confirms exactly that;',
    beyond: 'do more than that role, approve or send orders, or see fields hidden from that role;',
    secret: 'act unseen: the record names the tool, its program and the person it acts for.',
  },
} as const
