internal import CGtk

/// Times of the person's own zone, written by the pattern of `g_date_time_format`.
@MainActor
package enum LocalTime {
  package static func now(_ pattern: String) -> String {
    written(g_date_time_new_now_local(), pattern) ?? ""
  }

  /// A moment given in ISO 8601, or the text itself where it is none.
  package static func of(_ moment: String, _ pattern: String) -> String {
    guard let utc = g_date_time_new_from_iso8601(moment, nil) else { return moment }
    defer { g_date_time_unref(utc) }
    return written(g_date_time_to_local(utc), pattern) ?? moment
  }

  private static func written(_ time: OpaquePointer?, _ pattern: String) -> String? {
    guard let time else { return nil }
    defer { g_date_time_unref(time) }
    guard let text = g_date_time_format(time, pattern) else { return nil }
    defer { g_free(text) }
    return String(cString: text)
  }
}
