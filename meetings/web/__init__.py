"""HTTP without the domain: one transaction a request, headers, refusals, forms, languages."""
