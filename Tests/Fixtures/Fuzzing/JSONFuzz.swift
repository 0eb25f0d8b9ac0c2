internal import StrictJSON

/// Damages JSON texts: none may stop the program, and none that is cut off may be accepted.
package enum JSONFuzz {
  /// - Returns: what was accepted wrongly; nil where nothing was.
  package static func run(count: Int, seed: UInt64) -> String? {
    var mutations = Mutations(
      seed: seed,
      seeds: [
        #"{"product":"installment-loan","fields":{"loan_amount":12000,"rate":1.25e-2,"x":null}}"#,
        #"[1,-0,0.5,1e5,-2E+3,true,false,null,"a\n\u00e9\ud83d\ude00",[],{}]"#,
        #"{"a":{"a":{"a":[[[["deep"]]]]}},"é":" \\ \/ \" "}"#, "  [ 9007199254740993 ]  ",
      ],
      tokens: [
        "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ",", ":", "1e999", "0e1", "-", "01",
        "NaN",
        "\"a\":", "e\u{301}", "\u{0}",
      ])
    for execution in 0..<count {
      let bytes = mutations.next()
      guard let value = try? StrictJSON.parse(bytes) else { continue }
      switch value {
      case .array, .object: break
      default: continue
      }
      // An accepted text without its last bracket, and with one more, is none.
      let end = bytes.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? 0
      guard (try? StrictJSON.parse(Array(bytes[..<end]))) == nil,
        (try? StrictJSON.parse(bytes + [bytes[end]])) == nil,
        (try? StrictJSON.parse([0x20] + bytes + [0x0A])) == value
      else {
        return "execution \(execution): \(bytes)"
      }
    }
    return nil
  }
}
