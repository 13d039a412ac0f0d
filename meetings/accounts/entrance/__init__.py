"""Who is here in this request, and which pages are theirs: asked by every view."""
