internal import CAdw
internal import CGtk

/// A question that stands before its window until it is answered.
package struct MessageDialog: Widget {
  package struct Answer {
    package enum Look {
      case plain, suggested, destructive

      var appearance: AdwResponseAppearance {
        switch self {
        case .plain: ADW_RESPONSE_DEFAULT
        case .suggested: ADW_RESPONSE_SUGGESTED
        case .destructive: ADW_RESPONSE_DESTRUCTIVE
        }
      }
    }

    let id: String
    let label: String
    let look: Look

    package init(_ id: String, _ label: String, _ look: Look = .plain) {
      self.id = id
      self.label = label
      self.look = look
    }
  }

  package let reference: Reference

  /// The first answer is the one that changes nothing: Escape gives it.
  package init(over window: Window, heading: String, body: String, answers: [Answer]) {
    reference = Reference(adw_message_dialog_new(window.reference.pointer(), heading, body))
    for answer in answers {
      adw_message_dialog_add_response(dialog, answer.id, answer.label)
      adw_message_dialog_set_response_appearance(dialog, answer.id, answer.look.appearance)
    }
    if let first = answers.first { adw_message_dialog_set_close_response(dialog, first.id) }
    if let last = answers.last { adw_message_dialog_set_default_response(dialog, last.id) }
  }

  private var dialog: UnsafeMutablePointer<AdwMessageDialog> { reference.pointer() }

  package func setContent(_ content: any Widget) {
    adw_message_dialog_set_extra_child(dialog, content.gtk)
  }

  package func setEnabled(_ isEnabled: Bool, answer id: String) {
    adw_message_dialog_set_response_enabled(dialog, id, isEnabled ? 1 : 0)
  }

  package func onAnswer(_ body: @escaping @MainActor (String) -> Void) -> MessageDialog {
    reference.connect("response") { signal in body(signal.text(0)) }
    return self
  }

  package func present() { gtk_window_present(reference.pointer()) }
}
