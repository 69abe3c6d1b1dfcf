"""The rota: who stands by for families, when, in which languages, and how an alarm reaches them."""
