//! How a reader has set the parts of a note that can be set in two ways: folded or not, a wide table as columns or as a list.
//! What folding hides is the layout's matter.

use std::collections::{BTreeMap, BTreeSet};

/// A part of a note that can be set in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// the front matter: a line or two when folded, every property when not
    Properties,
    /// the callout that starts on this 1-based line of its file; of another note's, the line of the embed it stands in
    Callout { line: u32, embed: Option<u32> },
    /// a table too wide for the page, named as a callout is
    Table { line: u32, embed: Option<u32> },
}

/// How a table too wide for the page is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WideTable {
    /// some of its columns at a time
    Columns,
    /// each row as a small list
    List,
}

/// What the reader has set otherwise. Without a word of the reader's, properties are folded, callouts are as their writer set
/// them, and wide tables as suits them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    toggled: BTreeSet<Fold>,
    /// The first column shown of a wide table, counted behind those that always are.
    columns: BTreeMap<Fold, usize>,
    shown: Shown,
}

/// How much of a note is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    AsSet,
    All,
}

impl Folds {
    /// Every callout open and every cell shown, whatever is set: for output that cannot be unfolded.
    pub fn open() -> Self {
        Folds { shown: Shown::All, ..Folds::default() }
    }

    /// The same with every callout open and every cell shown.
    pub fn opened(&self) -> Self {
        Folds { shown: Shown::All, ..self.clone() }
    }

    /// Sets a part in the other way.
    pub fn toggle(&mut self, fold: Fold) {
        if !self.toggled.remove(&fold) {
            self.toggled.insert(fold);
        }
    }

    /// Shows a wide table from this column on.
    pub fn show_from(&mut self, table: Fold, column: usize) {
        self.columns.insert(table, column);
    }

    /// Whether the properties are folded.
    pub fn properties(&self) -> bool {
        !self.toggled.contains(&Fold::Properties)
    }

    /// Whether a callout is folded; `written` is what its writer set.
    pub(super) fn callout(&self, callout: Fold, written: Option<bool>) -> bool {
        let folded = written == Some(true) && self.shown == Shown::AsSet;
        folded != self.toggled.contains(&callout)
    }

    /// How a wide table is set; `suited` is what suits it.
    pub(super) fn wide_table(&self, table: Fold, suited: WideTable) -> WideTable {
        match (suited, self.toggled.contains(&table)) {
            _ if self.shown == Shown::All => WideTable::List,
            (set, false) => set,
            (WideTable::Columns, true) => WideTable::List,
            (WideTable::List, true) => WideTable::Columns,
        }
    }

    /// The first column shown of a wide table.
    pub(super) fn column(&self, table: Fold) -> usize {
        self.columns.get(&table).copied().unwrap_or(0)
    }
}
