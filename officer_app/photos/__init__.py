"""Foreign pictures: guarded decoding, thumbnails, viewing copies, a look for people. Only this room knows Pillow and
OpenCV."""
