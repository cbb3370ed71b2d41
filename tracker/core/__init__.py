"""Pure words that every room shares: people acting, days, states of a date, text without tones."""
