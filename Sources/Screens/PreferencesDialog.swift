internal import Desk
internal import Gtk

/// How the person likes the window; each choice holds at once.
@MainActor
enum PreferencesDialog {
  static func present(
    over window: Window, _ settings: PersonSettings,
    onChange: @escaping @MainActor (PersonSettings) -> Void
  ) {
    let holder = Holder(settings)
    let profile = ComboRow(
      title: "What you do", choices: ["Decide on applications", "Invest in loans"])
    profile.selected = settings.profile == .investor ? 1 : 0
    profile.subtitle = "An investor also sees Portfolio and Recovery"
    let colours = ComboRow(title: "Colours", choices: ["As the desktop", "Light", "Dark"])
    colours.selected = PersonSettings.Colours.allCases.firstIndex(of: settings.colours) ?? 0
    _ = profile.onChoose { place in
      holder.settings.profile = place == 1 ? .investor : .officer
      onChange(holder.settings)
    }
    _ = colours.onChoose { place in
      let all = PersonSettings.Colours.allCases
      guard all.indices.contains(place) else { return }
      holder.settings.colours = all[place]
      onChange(holder.settings)
    }
    let dialog = MessageDialog(
      over: window, heading: "Preferences", body: "", answers: [.init("done", "Done")])
    dialog.setContent(PreferencesGroup([profile, colours]))
    dialog.present()
  }

  @MainActor
  private final class Holder {
    var settings: PersonSettings

    init(_ settings: PersonSettings) { self.settings = settings }
  }
}
