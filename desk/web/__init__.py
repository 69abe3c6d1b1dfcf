"""The web door: the chat API, its event stream, and the page with the widget."""
