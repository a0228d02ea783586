//! What a front end decides about a screen before it opens: how it looks, what it may ask of the outside, where it begins.

use std::sync::Arc;

use super::keys::Keymap;
use super::message::Effect;
use super::picture::Canvas;
use super::theme::Theme;
use crate::config::{PaneLayout, SavedSearch, Widths};

/// What a front end decides about a screen.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    pub theme: Theme,
    pub means: Means,
    /// The address to go to once there is an index: a path, title, alias, permalink, `@key`, DOI or `note#heading`.
    pub start: Option<String>,
    /// Searches to come back to.
    pub searches: Vec<SavedSearch>,
    /// What keys ask for.
    pub keys: Arc<Keymap>,
    /// The reader may be new here: the status line says how to begin, until the first key.
    pub greets: bool,
    /// How the panes share the screen's width.
    pub widths: Widths,
    /// Whether panes stand beside each other.
    pub layout: PaneLayout,
    /// What there is to say until the first key. Untrusted.
    pub told: Option<String>,
}

/// The effects a front end allows, and what its terminal takes. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// A browser may be started where ibid runs: never for a reader who sits elsewhere.
    pub browser: bool,
    /// Text may be sent to the terminal's clipboard (OSC 52).
    pub clipboard: bool,
    /// Files may be written where ibid runs, outside of the vault: never for a reader who sits elsewhere.
    pub files: bool,
    /// The reader's editor may be started where ibid runs: never for a reader who has no account there.
    pub editor: bool,
    /// The terminal takes hyperlinks (OSC 8), or passes over them.
    pub hyperlinks: bool,
    /// What the terminal takes pictures with; none where none are to be shown.
    pub pictures: Option<Canvas>,
}

impl Means {
    /// Everything: a terminal on the reader's own machine.
    pub const ALL: Means = Means {
        browser: true,
        clipboard: true,
        files: true,
        editor: true,
        hyperlinks: true,
        pictures: Some(Canvas::HALF_BLOCKS),
    };

    /// Whether `effect` is allowed.
    pub fn allow(self, effect: &Effect) -> bool {
        match effect {
            Effect::Browse(_) => self.browser,
            Effect::Clip(_) => self.clipboard,
            Effect::Export(_) => self.files,
            Effect::Edit { .. } => self.editor,
            Effect::Picture { .. } | Effect::Transmit(_) => self.pictures.is_some(),
            Effect::Read { .. }
            | Effect::Peek { .. }
            | Effect::Find { .. }
            | Effect::StopFinding
            | Effect::Rank { .. } => true,
            Effect::Cite { .. } | Effect::ToClip(_) | Effect::Quit => true,
        }
    }
}
