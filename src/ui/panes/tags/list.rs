//! Which saved searches and tags are listed, in which order, for what is typed and chosen. Kept until one of these changes.

use crate::index::TagId;
use crate::search::rank_words;
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

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// a saved search, by its place among them
    Saved(usize),
    Tag(TagId),
}

/// A row of the list, and how many of the notes left carry its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub item: Item,
    pub count: usize,
}

/// The rows listed: saved searches, then tags.
#[derive(Debug, Default)]
pub(super) struct TagList {
    /// The clean names of the saved searches.
    saved: Vec<String>,
    /// How many of the notes left carry each tag of the index.
    counts: Vec<usize>,
    reachable: Vec<Row>,
    chosen: Vec<TagId>,
    rows: Vec<Row>,
    /// What the last filtering found for what was typed then, best first.
    found: Option<(String, Vec<usize>)>,
}

impl TagList {
    /// A list with these saved searches.
    pub fn new(saved: Vec<String>) -> TagList {
        let rows = (0..saved.len()).map(saved_row).collect();
        TagList { saved, rows, ..TagList::default() }
    }

    /// The rows listed, best or chosen first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many tags are listed.
    pub fn tags(&self) -> usize {
        self.len() - self.rows.partition_point(|row| matches!(row.item, Item::Saved(_)))
    }

    /// How many tags can be reached.
    pub fn reachable(&self) -> usize {
        self.reachable.len()
    }

    /// Where something stands in the list.
    pub fn position(&self, item: Item) -> Option<usize> {
        self.rows.iter().position(|row| row.item == item)
    }

    /// Takes what can be reached and what is chosen. [`TagList::filter`] must follow.
    pub fn set(&mut self, snapshot: &Snapshot, reachable: &[(TagId, usize)], chosen: Vec<TagId>) {
        self.counts = vec![0; snapshot.index.tags().len()];
        for (tag, count) in reachable {
            self.counts[tag.0 as usize] = *count;
        }
        let row = |(tag, count): &(TagId, usize)| Row { item: Item::Tag(*tag), count: *count };
        self.reachable = reachable.iter().map(row).collect();
        self.chosen = chosen;
        self.found = None;
    }

    /// Lists what matches `typed`: the saved searches that hold its words, the tags that can be reached, the others. Without
    /// it all saved searches, the chosen tags and the reachable ones.
    pub fn filter(&mut self, snapshot: &Snapshot, typed: &str, order: TagOrder) {
        // a saved search has the words, not just the letters, so that none is in the way of a tag
        self.rows = rank_words(typed, &self.saved).into_iter().map(saved_row).collect();
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
        self.rows.extend(near);
        self.rows.extend(far);
        self.found = Some((typed.to_owned(), found));
    }

    fn list_all(&mut self, order: TagOrder) {
        let rows: Vec<Row> = self.chosen.iter().map(|tag| self.row(*tag)).collect();
        self.rows.extend(rows);
        let chosen = self.rows.len();
        let is_chosen = |row: &&Row| matches!(row.item, Item::Tag(tag) if self.chosen.contains(&tag));
        self.rows.extend(self.reachable.iter().filter(|row| !is_chosen(row)));
        if order == TagOrder::Count {
            self.rows[chosen..].sort_by_key(|row| std::cmp::Reverse(row.count));
        }
    }

    fn row(&self, tag: TagId) -> Row {
        Row { item: Item::Tag(tag), count: self.counts.get(tag.0 as usize).copied().unwrap_or(0) }
    }
}

fn saved_row(at: usize) -> Row {
    Row { item: Item::Saved(at), count: 0 }
}
