// vis-network puts 220 kB of styles for menus that this page does not show into the document. The
// policy would refuse them, loudly; the road it takes in old browsers leads them nowhere, quietly.
Object.defineProperty(HTMLStyleElement.prototype, "styleSheet", { get: () => ({}) });
