internal import Gtk

/// The program's own rules of style; everything else is libadwaita's.
@MainActor
package enum Style {
  package static func load() { StyleScheme.add(css: sheet) }

  private static let sheet = """
    .assay-figure { font-size: 1.3em; font-weight: 700; font-feature-settings: "tnum"; }
    .assay-chance { font-size: 2.2em; font-weight: 800; font-feature-settings: "tnum"; }
    .assay-card { padding: 15px 18px; }
    .assay-tile { padding: 9px 15px; }
    .assay-verdict { border-radius: 999px; padding: 4px 14px 4px 11px; font-weight: 700;
      background-color: alpha(currentColor, 0.1); }
    .assay-verdict.approve { background-color: alpha(@success_color, 0.22); }
    .assay-verdict.refer { background-color: alpha(@warning_color, 0.25); }
    .assay-verdict.decline { background-color: alpha(@error_color, 0.2); }
    .assay-chip { border-radius: 999px; padding: 4px 12px;
      background-color: alpha(currentColor, 0.08); }
    .assay-quiet { color: alpha(currentColor, 0.72); }
    .assay-small { font-size: 0.9em; }
    row.assay-problem .subtitle { color: @error_color; opacity: 1; }
    .assay-unit { min-width: 46px; color: alpha(currentColor, 0.72); }
    .assay-banner { padding: 9px 15px; background-color: alpha(@warning_color, 0.22); }
    .assay-summary { border-top: 1px solid alpha(currentColor, 0.12); }
    .assay-bottom { padding: 9px 0; border-top: 1px solid alpha(currentColor, 0.12); }
    .assay-account { padding: 8px 12px; border-top: 1px solid alpha(currentColor, 0.12); }
    .assay-count { font-feature-settings: "tnum"; color: alpha(currentColor, 0.72); }
    .assay-info { font-family: serif; font-style: italic; font-weight: 700; font-size: 0.85em;
      min-width: 16px; min-height: 16px; padding: 0; border-radius: 999px;
      box-shadow: inset 0 0 0 1px alpha(currentColor, 0.45); }
    .assay-info-button > button { padding: 3px; min-width: 20px; min-height: 20px; }
    .assay-reason { border-radius: 9px; }
    .assay-pages > button { padding: 6px 10px; }
    .assay-pages.narrow > button { padding: 6px 5px; }
    .assay-offer-figure { font-weight: 700; font-feature-settings: "tnum"; }
    .assay-notice { border-radius: 12px; padding: 9px 15px;
      background-color: alpha(currentColor, 0.07); }
    .assay-notice.warning { background-color: alpha(@warning_color, 0.25); }
    .assay-notice.important { background-color: alpha(@warning_color, 0.22); }
    .assay-stale { opacity: 0.6; }
    columnview.assay-cases > header > button { padding: 6px 15px; }
    columnview.assay-cases > listview > row > cell { padding: 9px 15px; }
    """
}
