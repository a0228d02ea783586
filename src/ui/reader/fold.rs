//! Which foldable parts of a note are folded. What folding hides is the layout's matter.

use std::collections::BTreeSet;

/// A part of a note that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// the front matter: a line or two when folded, every property when not
    Properties,
    /// the callout that starts on this 1-based line of its file; of another note's, the line of the embed it stands in
    Callout { line: u32, embed: Option<u32> },
}

/// What the reader has folded and unfolded. Without a word of the reader's, properties are folded and callouts are as
/// their writer set them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    toggled: BTreeSet<Fold>,
    callouts: Callouts,
}

/// How callouts are until toggled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Callouts {
    #[default]
    AsWritten,
    Open,
}

impl Folds {
    /// Every callout open, whatever its writer set: for output that cannot be unfolded.
    pub fn with_open_callouts() -> Self {
        Folds { callouts: Callouts::Open, ..Folds::default() }
    }

    /// Folds what is open, and opens what is folded.
    pub fn toggle(&mut self, fold: Fold) {
        if !self.toggled.remove(&fold) {
            self.toggled.insert(fold);
        }
    }

    pub(super) fn properties(&self) -> bool {
        !self.toggled.contains(&Fold::Properties)
    }

    /// Whether a callout is folded; `written` is what its writer set.
    pub(super) fn callout(&self, callout: Fold, written: Option<bool>) -> bool {
        let folded = written == Some(true) && self.callouts == Callouts::AsWritten;
        folded != self.toggled.contains(&callout)
    }
}
