internal import CAdw
internal import CGtk

/// Who made the program, and under which licence.
@MainActor
package enum AboutWindow {
  package static func present(
    over window: Window, name: String, icon: String, version: String, comments: String
  ) {
    let about = Reference(adw_about_window_new())
    adw_about_window_set_application_name(about.opaque, name)
    adw_about_window_set_application_icon(about.opaque, icon)
    adw_about_window_set_version(about.opaque, version)
    adw_about_window_set_comments(about.opaque, comments)
    adw_about_window_set_license_type(about.opaque, GTK_LICENSE_GPL_3_0)
    gtk_window_set_modal(about.pointer(), 1)
    gtk_window_set_transient_for(about.pointer(), window.reference.pointer())
    gtk_window_present(about.pointer())
  }
}
