internal import Gtk

/// Locks an unlocked workspace once nobody has touched the window for a while.
@MainActor
final class IdleLock {
  private let limit: Duration
  private let onIdle: @MainActor () async -> Void
  private var lastInput = ContinuousClock.now
  private var watch: Task<Void, Never>?

  init(_ window: Window, after limit: Duration, onIdle: @escaping @MainActor () async -> Void) {
    self.limit = limit
    self.onIdle = onIdle
    window.onInput { [weak self] in self?.lastInput = .now }
  }

  /// Whether there is something to lock.
  var isOn: Bool {
    get { watch != nil }
    set {
      guard newValue != isOn else { return }
      watch?.cancel()
      lastInput = .now
      watch = newValue ? waiting : nil
    }
  }

  private var left: Duration { limit - (ContinuousClock.now - lastInput) }

  /// Holds nothing of the window while it sleeps.
  private var waiting: Task<Void, Never> {
    Task { [weak self] in
      while let left = self?.left, !Task.isCancelled {
        if left <= .zero { return await self?.lock() ?? () }
        // The clock goes on while the machine sleeps, so that it wakes up locked. A sleep that is
        // cancelled ends the watch at the next look.
        try? await Task.sleep(for: min(left, Duration.seconds(5)), clock: .continuous)
      }
    }
  }

  private func lock() async {
    watch = nil
    await onIdle()
  }
}
