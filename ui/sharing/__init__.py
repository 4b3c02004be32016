"""How a view is taken away: its address, as a link and a QR code, its picture, and how another page shows it."""
