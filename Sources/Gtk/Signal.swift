internal import CGtk

/// What one emission of a signal carries; valid only inside its handler.
package struct Signal {
  private let count: Int
  private let parameters: UnsafePointer<GValue>?
  private let result: UnsafeMutablePointer<GValue>?

  init(
    count: Int, parameters: UnsafePointer<GValue>?, result: UnsafeMutablePointer<GValue>?
  ) {
    self.count = count
    self.parameters = parameters
    self.result = result
  }

  /// The object that emits, as a C type whose structure is private.
  var emitter: OpaquePointer? {
    guard let parameters, count > 0 else { return nil }
    return g_value_get_object(parameters).map { OpaquePointer($0) }
  }

  /// The text at `index`, counted after the emitter.
  package func text(_ index: Int) -> String {
    guard let value = value(index), let text = g_value_get_string(value) else { return "" }
    return String(cString: text)
  }

  package func unsigned(_ index: Int) -> Int { value(index).map { Int(g_value_get_uint($0)) } ?? 0 }

  package func integer(_ index: Int) -> Int { value(index).map { Int(g_value_get_int($0)) } ?? 0 }

  func object(_ index: Int) -> UnsafeMutableRawPointer? {
    value(index).flatMap { g_value_get_object($0) }
  }

  /// Files of an `open` signal are passed as plain pointers.
  func pointer(_ index: Int) -> UnsafeMutableRawPointer? {
    value(index).flatMap { g_value_get_pointer($0) }
  }

  /// The value of any kind at `index`, counted after the emitter.
  func raw(_ index: Int) -> UnsafePointer<GValue>? { value(index) }

  /// Answers a signal that asks whether the event is dealt with.
  package func answer(_ isHandled: Bool) {
    if let result { g_value_set_boolean(result, isHandled ? 1 : 0) }
  }

  private func value(_ index: Int) -> UnsafePointer<GValue>? {
    guard let parameters, index + 1 < count else { return nil }
    return parameters + index + 1
  }
}
