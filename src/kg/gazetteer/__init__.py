"""The gazetteer: every administrative unit of the country, before and after 1 July 2025."""
