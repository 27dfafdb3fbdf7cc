"""Records of outcomes as documents and pictures, with Chinese text."""
