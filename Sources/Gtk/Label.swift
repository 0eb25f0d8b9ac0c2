internal import CGtk

/// A line or paragraph of text.
package struct Label: Widget {
  package let reference: Reference

  package init(_ text: String = "") {
    reference = Reference(gtk_label_new(Self.wider(text)))
    gtk_label_set_xalign(reference.opaque, 0)
  }

  package var text: String {
    get { String(cString: gtk_label_get_text(reference.opaque)) }
    nonmutating set {
      let shown = Self.wider(newValue)
      if text != shown { gtk_label_set_text(reference.opaque, shown) }
    }
  }

  /// Cantarell has no narrow blank, and its stand-in is too narrow to be seen between figures.
  private static func wider(_ text: String) -> String {
    text.replacing("\u{202F}", with: "\u{A0}")
  }

  /// Breaks long text between words; what it says does not change the room it asks for.
  package func wrapping() -> Label {
    gtk_label_set_max_width_chars(reference.opaque, 20)
    gtk_label_set_wrap(reference.opaque, 1)
    gtk_label_set_wrap_mode(reference.opaque, PANGO_WRAP_WORD_CHAR)
    return self
  }

  /// Cuts text at its end instead of asking for more room.
  package func ellipsized() -> Label {
    gtk_label_set_ellipsize(reference.opaque, PANGO_ELLIPSIZE_END)
    return self
  }

  /// 0 at the start, 0.5 in the middle, 1 at the end.
  package func text(at share: Float) -> Label {
    gtk_label_set_xalign(reference.opaque, share)
    gtk_label_set_justify(
      reference.opaque,
      share == 0 ? GTK_JUSTIFY_LEFT : share == 1 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_CENTER)
    return self
  }

  package func atTop() -> Label {
    gtk_label_set_yalign(reference.opaque, 0)
    return self
  }

  /// Keeps room for a text of this many characters, and asks for no more than `most`.
  package func characters(_ least: Int, most: Int? = nil) -> Label {
    gtk_label_set_width_chars(reference.opaque, Int32(least))
    if let most { gtk_label_set_max_width_chars(reference.opaque, Int32(most)) }
    return self
  }

  package func lines(atMost count: Int) -> Label {
    gtk_label_set_lines(reference.opaque, Int32(count))
    return self
  }

  package func selectable() -> Label {
    gtk_label_set_selectable(reference.opaque, 1)
    return self
  }
}
