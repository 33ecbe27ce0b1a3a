"""A photo large, and what is drawn on it: arrows and words for what is wrong, masks for what is nobody's business."""
