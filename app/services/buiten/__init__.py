"""What goes out of the product: mail, files in a folder, requests to others."""
