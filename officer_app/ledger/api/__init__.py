"""The ledger over HTTP: routes, signed answers, lanes, words for every no."""
