import CSodium

/// Bytes that nobody can guess, from the kernel.
package func randomBytes(_ count: Int) -> [UInt8] {
  precondition(count >= 0, "a count of bytes is not negative")
  Sodium.makeReady()
  var bytes = [UInt8](repeating: 0, count: count)
  randombytes_buf(&bytes, count)
  return bytes
}
