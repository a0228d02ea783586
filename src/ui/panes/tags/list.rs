//! Which tags are listed, in which order, for what is typed and chosen. Kept until one of these changes.

use crate::index::TagId;
use crate::ui::snapshot::Snapshot;

/// The order of the tags while nothing is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TagOrder {
    #[default]
    Name,
    Count,
}

impl TagOrder {
    pub fn next(self) -> TagOrder {
        match self {
            TagOrder::Name => TagOrder::Count,
            TagOrder::Count => TagOrder::Name,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            TagOrder::Name => "name",
            TagOrder::Count => "count",
        }
    }
}

/// A tag of the list, and how many of the notes left carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub tag: TagId,
    pub count: usize,
}

/// The tags listed.
#[derive(Debug, Default)]
pub(super) struct TagList {
    /// How many of the notes left carry each tag of the index.
    counts: Vec<usize>,
    reachable: Vec<Row>,
    chosen: Vec<TagId>,
    rows: Vec<Row>,
    /// What the last filtering found for what was typed then, best first.
    found: Option<(String, Vec<usize>)>,
}

impl TagList {
    /// The tags listed, best or chosen first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many tags can be reached.
    pub fn reachable(&self) -> usize {
        self.reachable.len()
    }

    /// Where a tag stands in the list.
    pub fn position(&self, tag: TagId) -> Option<usize> {
        self.rows.iter().position(|row| row.tag == tag)
    }

    /// Takes what can be reached and what is chosen. [`TagList::filter`] must follow.
    pub fn set(&mut self, snapshot: &Snapshot, reachable: &[(TagId, usize)], chosen: Vec<TagId>) {
        self.counts = vec![0; snapshot.index.tags().len()];
        for (tag, count) in reachable {
            self.counts[tag.0 as usize] = *count;
        }
        self.reachable = reachable.iter().map(|(tag, count)| Row { tag: *tag, count: *count }).collect();
        self.chosen = chosen;
        self.found = None;
    }

    /// Lists the tags that match `typed`, those that can be reached first; without it the chosen and the reachable ones.
    pub fn filter(&mut self, snapshot: &Snapshot, typed: &str, order: TagOrder) {
        if typed.trim().is_empty() {
            self.found = None;
            return self.list_all(order);
        }
        let found = match self.found.take() {
            Some((before, found)) if typed.starts_with(&before) => {
                snapshot.tag_names.rank_within(typed, &found)
            }
            _ => snapshot.tag_names.rank(typed),
        };
        let rows = found.iter().map(|tag| self.row(TagId(*tag as u32)));
        let (near, far): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.count > 0);
        self.rows = near;
        self.rows.extend(far);
        self.found = Some((typed.to_owned(), found));
    }

    fn list_all(&mut self, order: TagOrder) {
        self.rows = self.chosen.iter().map(|tag| self.row(*tag)).collect();
        let chosen = self.rows.len();
        self.rows.extend(self.reachable.iter().filter(|row| !self.chosen.contains(&row.tag)));
        if order == TagOrder::Count {
            self.rows[chosen..].sort_by_key(|row| std::cmp::Reverse(row.count));
        }
    }

    fn row(&self, tag: TagId) -> Row {
        Row { tag, count: self.counts.get(tag.0 as usize).copied().unwrap_or(0) }
    }
}
