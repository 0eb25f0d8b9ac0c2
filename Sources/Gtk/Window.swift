internal import CAdw
internal import CGtk

/// A window of the application, with its own actions.
package struct Window: Widget {
  package let reference: Reference

  /// A window of `application`, or a free one in tests.
  package init(of application: Application?, title: String, width: Int, height: Int) {
    reference = Reference(
      adw_application_window_new(application?.reference.pointer()))
    gtk_window_set_title(window, title)
    gtk_window_set_default_size(window, Int32(width), Int32(height))
  }

  private var window: UnsafeMutablePointer<GtkWindow> { reference.pointer() }

  package var title: String {
    get { gtk_window_get_title(window).map { String(cString: $0) } ?? "" }
    nonmutating set { gtk_window_set_title(window, newValue) }
  }

  package func setContent(_ content: any Widget) {
    adw_application_window_set_content(reference.pointer(), content.gtk)
  }

  package func setSmallest(width: Int, height: Int) {
    gtk_widget_set_size_request(gtk, Int32(width), Int32(height))
  }

  package func present() { gtk_window_present(window) }

  /// Asks to be closed, as the button in its corner does.
  package func close() { gtk_window_close(window) }

  /// Closes without asking.
  package func destroy() { gtk_window_destroy(window) }

  package func setDefaultSize(width: Int, height: Int) {
    gtk_window_set_default_size(window, Int32(width), Int32(height))
  }

  /// `body` answers whether the window may close now.
  package func onCloseRequest(_ body: @escaping @MainActor () -> Bool) {
    reference.connect("close-request") { signal in signal.answer(!body()) }
  }

  /// Called with everything that a person does in the window, before it reaches a widget.
  package func onInput(_ body: @escaping @MainActor () -> Void) {
    let events = Reference(
      adopting: UnsafeMutableRawPointer(gtk_event_controller_legacy_new()))
    gtk_event_controller_set_propagation_phase(events.opaque, GTK_PHASE_CAPTURE)
    events.connect("event") { signal in
      body()
      signal.answer(false)
    }
    g_object_ref(events.raw)
    gtk_widget_add_controller(gtk, events.opaque)
  }

  package func addAction(_ name: String, body: @escaping @MainActor () -> Void) -> Action {
    let action = Action(name, body)
    g_action_map_add_action(reference.opaque, action.reference.opaque)
    return action
  }

  /// Moves the keyboard to nothing, so that an entry tells of its last change.
  package func clearFocus() { gtk_window_set_focus(window, nil) }
}
