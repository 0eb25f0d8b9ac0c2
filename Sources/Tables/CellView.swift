/// The cells of one scanned record without their owner; valid only while that one lends it.
struct CellView {
  let bytes: UnsafePointer<UInt8>
  let ends: UnsafePointer<UInt32>
  let start: Int

  /// A cell without quotes and blanks around it; nil where its text is not a range of its bytes.
  ///
  /// −1 stands for a column that the table lacks, which is always empty. A no-break space stays, as
  /// no number and no known word has one.
  @inline(__always)
  func plain(_ column: Int) -> Range<Int>? {
    guard column >= 0 else { return 0..<0 }
    var start = column == 0 ? self.start : Int(ends[column - 1]) + 1
    var end = Int(ends[column])
    if start < end, bytes[start] == UInt8(ascii: "\"") {
      guard end - start > 1, bytes[end - 1] == UInt8(ascii: "\"") else { return nil }
      start += 1
      end -= 1
      for index in start..<end where bytes[index] == UInt8(ascii: "\"") { return nil }
    }
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return Range(uncheckedBounds: (start, end))
  }
}
