internal import CAdw
internal import CGtk
internal import CGtkShim
internal import Dispatch

/// GLib's main loop, on which GTK and Swift's main actor both run.
@MainActor
package enum MainLoop {
  /// Lets `Task { @MainActor in … }` and `await` run while GLib's loop runs.
  package static func attachMainActor() { shim_attach_main_queue() }

  /// Starts GTK without an application, as tests do; false without a display.
  package static func startForTests() -> Bool {
    guard gtk_init_check() != 0 else { return false }
    adw_init()
    attachMainActor()
    return true
  }

  /// Runs what is waiting, until `isDone` or the time is over; answers `isDone`.
  package static func run(forAtMost seconds: Double, until isDone: () -> Bool) -> Bool {
    let end = g_get_monotonic_time() + Int(seconds * 1_000_000)
    while !isDone(), g_get_monotonic_time() < end {
      if g_main_context_iteration(nil, 0) == 0 { g_usleep(1_000) }
    }
    return isDone()
  }

  /// Runs `body` once, after what is happening now.
  package static func afterwards(_ body: @escaping @MainActor () -> Void) {
    let box = Unmanaged.passRetained(Job(body)).toOpaque()
    g_idle_add_full(G_PRIORITY_HIGH_IDLE, runJob, box, releaseJob)
  }
}

private final class Job: Sendable {
  let body: @MainActor () -> Void

  init(_ body: @escaping @MainActor () -> Void) { self.body = body }
}

private func runJob(data: UnsafeMutableRawPointer?) -> gboolean {
  guard let data else { return 0 }
  let job = Unmanaged<Job>.fromOpaque(data).takeUnretainedValue()
  MainActor.assumeIsolated { job.body() }
  return 0
}

private func releaseJob(data: UnsafeMutableRawPointer?) {
  guard let data else { return }
  Unmanaged<Job>.fromOpaque(data).release()
}
