// What a console or a test may call, and the beginning.

window.verifier = Object.freeze({
  counted,
  gathered,
  merkleRoot,
  resultOf,
  sha256,
  sha512,
  signedBy,
  verify,
});
begin();
