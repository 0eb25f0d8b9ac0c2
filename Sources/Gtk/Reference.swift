internal import CGtk
internal import CGtkShim

/// A counted hold on one GTK object.
///
/// A closure given to `connect` is owned by the object itself: capture controllers weakly in it,
/// and never the reference it is connected to.
@MainActor
package final class Reference {
  package let raw: UnsafeMutableRawPointer

  /// Holds a widget or another object with a floating or borrowed count.
  init(_ object: UnsafeMutableRawPointer) {
    raw = object
    g_object_ref_sink(object)
  }

  /// Takes over the count that the caller owns.
  init(adopting object: UnsafeMutableRawPointer) { raw = object }

  isolated deinit { g_object_unref(raw) }

  /// The object as a C type whose structure is public.
  func pointer<T>() -> UnsafeMutablePointer<T> { raw.assumingMemoryBound(to: T.self) }

  /// The object as a C type whose structure is private.
  var opaque: OpaquePointer { OpaquePointer(raw) }

  /// Calls `body` on every emission of `signal` for as long as the object lives.
  package func connect(_ signal: String, _ body: @escaping @MainActor (Signal) -> Void) {
    let box = Unmanaged.passRetained(Handler(body)).toOpaque()
    shim_connect(raw, signal, box, handleSignal, releaseHandler)
  }
}

/// Keeps the closure of one connection alive.
final class Handler: Sendable {
  let body: @MainActor (Signal) -> Void

  init(_ body: @escaping @MainActor (Signal) -> Void) { self.body = body }
}

/// The one entry from GTK's signals into Swift; GTK emits on the main thread only.
private func handleSignal(
  data: UnsafeMutableRawPointer?, result: UnsafeMutablePointer<GValue>?, count: guint,
  parameters: UnsafePointer<GValue>?
) {
  guard let data else { return }
  let handler = Unmanaged<Handler>.fromOpaque(data).takeUnretainedValue()
  nonisolated(unsafe) let signal = Signal(
    count: Int(count), parameters: parameters, result: result)
  MainActor.assumeIsolated { handler.body(signal) }
}

private func releaseHandler(data: UnsafeMutableRawPointer?) {
  guard let data else { return }
  Unmanaged<Handler>.fromOpaque(data).release()
}
