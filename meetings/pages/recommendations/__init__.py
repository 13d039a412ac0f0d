"""The register of recommendations, and the page of one."""
