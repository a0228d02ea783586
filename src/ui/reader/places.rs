//! Where a page's links show: for moving from link to link, for the mouse, and for scrolling one into view.

use std::collections::HashMap;
use std::ops::Range;

use super::Row;
use crate::ui::text::width;

/// Where one link shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPlace {
    /// Its place in the document's links.
    pub link: usize,
    /// The rows and, in each, the columns from the page's left edge; in reading order, never empty.
    pub spans: Vec<(usize, Range<usize>)>,
}

/// The links of the rows made so far, by where each begins.
#[derive(Default)]
pub(super) struct Places {
    list: Vec<LinkPlace>,
    by_link: HashMap<usize, usize>,
}

impl LinkPlace {
    /// The row and column the link begins at.
    pub fn start(&self) -> (usize, usize) {
        self.spans.first().map_or((0, 0), |(row, columns)| (*row, columns.start))
    }
}

impl Places {
    pub fn list(&self) -> &[LinkPlace] {
        &self.list
    }

    pub fn of(&self, link: usize) -> Option<&LinkPlace> {
        self.by_link.get(&link).map(|place| &self.list[*place])
    }

    /// Notes the links of the row at `index`; rows come from the top down.
    pub fn add(&mut self, index: usize, row: &Row) {
        let mut column = 0;
        for piece in &row.pieces {
            let end = column + width(&piece.text);
            if let Some((link, _)) = piece.mark.link {
                self.add_span(link, index, column..end);
            }
            column = end;
        }
    }

    fn add_span(&mut self, link: usize, row: usize, columns: Range<usize>) {
        let list = &mut self.list;
        let place = *self.by_link.entry(link).or_insert_with(|| {
            list.push(LinkPlace { link, spans: Vec::new() });
            list.len() - 1
        });
        let spans = &mut self.list[place].spans;
        match spans.last_mut() {
            Some((last, before)) if *last == row && before.end == columns.start => before.end = columns.end,
            _ => spans.push((row, columns)),
        }
    }
}
