"""Foreign pictures: guarded decoding, thumbnails, viewing copies. The only room that knows Pillow."""
