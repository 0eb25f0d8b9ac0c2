internal import CAdw
internal import CGtk

/// Light or dark, as the desktop or the person wants it.
@MainActor
package enum StyleScheme {
  package enum Wish: String, Sendable {
    case system, light, dark
  }

  package static var isDark: Bool { adw_style_manager_get_dark(manager) != 0 }

  package static func prefer(_ wish: Wish) {
    let scheme =
      switch wish {
      case .system: ADW_COLOR_SCHEME_DEFAULT
      case .light: ADW_COLOR_SCHEME_FORCE_LIGHT
      case .dark: ADW_COLOR_SCHEME_FORCE_DARK
      }
    adw_style_manager_set_color_scheme(manager, scheme)
  }

  /// Looks for icons in one more folder of themes, and gives every window the named one.
  package static func addIcons(from folder: String, window icon: String) {
    gtk_icon_theme_add_search_path(
      gtk_icon_theme_get_for_display(gdk_display_get_default()), folder)
    gtk_window_set_default_icon_name(icon)
  }

  /// Adds the program's own rules to the style of every window.
  package static func add(css: String) {
    let provider = Reference(adopting: gtk_css_provider_new())
    gtk_css_provider_load_from_data(provider.pointer(), css, -1)
    gtk_style_context_add_provider_for_display(
      gdk_display_get_default(), provider.opaque,
      guint(GTK_STYLE_PROVIDER_PRIORITY_APPLICATION))
  }

  private static var manager: OpaquePointer { adw_style_manager_get_default() }
}
