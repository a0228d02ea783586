//! Obsidian's kinds of callouts → a tone and an icon of one column. Unknown kinds look like notes.

use crate::ui::theme::CalloutTone;

/// The tone and icon of a callout's kind, in any case.
pub(super) fn look(kind: &str) -> (CalloutTone, &'static str) {
    match kind.to_lowercase().as_str() {
        "abstract" | "summary" | "tldr" => (CalloutTone::Tip, "≡"),
        "info" => (CalloutTone::Note, "ℹ"),
        "todo" => (CalloutTone::Note, "☐"),
        "tip" | "hint" => (CalloutTone::Tip, "✦"),
        "important" => (CalloutTone::Tip, "✱"),
        "success" | "check" | "done" => (CalloutTone::Success, "✓"),
        "question" | "help" | "faq" => (CalloutTone::Question, "?"),
        "warning" | "caution" | "attention" => (CalloutTone::Warning, "▲"),
        "failure" | "fail" | "missing" => (CalloutTone::Danger, "✗"),
        "danger" | "error" => (CalloutTone::Danger, "✖"),
        "bug" => (CalloutTone::Danger, "✻"),
        "example" => (CalloutTone::Quote, "◈"),
        "quote" | "cite" => (CalloutTone::Quote, "❝"),
        "details" => (CalloutTone::Quote, "⋯"),
        "drawing" | "canvas" => (CalloutTone::Quote, "◇"),
        _ => (CalloutTone::Note, "✎"),
    }
}

/// The title of a callout that has none of its own.
pub(super) fn default_title(kind: &str) -> String {
    let mut chars = kind.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}
