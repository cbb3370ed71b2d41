"""What every page needs: guards, security headers, assets, languages, error pages, lists in pages."""
