"""Ways to get a photo into a draft beside files, drops and pastes: the phone, the camera, the screen."""
