"""Pages for people, each found in a worker: `page(desk, args) -> Reply`, one module a page."""
