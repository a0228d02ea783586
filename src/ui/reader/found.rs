//! What a search finds in the rows of a page. Text that goes on from row to row is searched as one, so that a phrase is
//! found where it is broken too.

use std::ops::Range;

use super::cells::{CellPart, is_in_columns, parts};
use super::{Page, Row};
use crate::ui::text::width;

/// The bars that stand beside quoted text.
pub(super) const BARS: [char; 2] = ['│', '┃'];

/// Tells the bytes of a text that a search finds: ascending, none empty.
pub type Find<'f> = &'f dyn Fn(&str) -> Vec<Range<usize>>;

/// Where something found shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The rows and, in each, the columns from the page's left edge; in reading order, never empty.
    pub spans: Vec<(usize, Range<usize>)>,
}

impl Spot {
    /// The row and column it begins at.
    pub fn start(&self) -> (usize, usize) {
        self.spans.first().map_or((0, 0), |(row, columns)| (*row, columns.start))
    }
}

/// What `find` finds in the rows of that range, in reading order.
pub fn found(rows: &[Row], range: Range<usize>, find: Find<'_>) -> Vec<Spot> {
    let spot = |text: &Text, bytes: Range<usize>| {
        let spans: Vec<_> = text.spans(bytes).collect();
        (!spans.is_empty()).then_some(Spot { spans })
    };
    let mut spots = each_found(rows, range, find, &spot);
    spots.sort_by_key(Spot::start);
    spots
}

/// The row and column each of what `find` finds in all of the rows begins at, in reading order.
pub fn starts(rows: &[Row], find: Find<'_>) -> Vec<(usize, usize)> {
    let start = |text: &Text, bytes: Range<usize>| {
        text.spans(bytes).next().map(|(row, columns)| (row, columns.start))
    };
    let mut starts = each_found(rows, 0..rows.len(), find, &start);
    starts.sort_unstable();
    starts
}

/// What `made` makes of all that `find` finds in the rows of that range; cell after cell in a table.
fn each_found<T>(
    rows: &[Row],
    range: Range<usize>,
    find: Find<'_>,
    made: &dyn Fn(&Text, Range<usize>) -> Option<T>,
) -> Vec<T> {
    let end = range.end.min(rows.len());
    let mut all = Vec::new();
    let mut start = range.start;
    while start < end {
        let next = end_of_text(rows, start).min(end);
        for text in Text::all(&rows[start..next], start) {
            all.extend(find(&text.joined).into_iter().filter_map(|bytes| made(&text, bytes)));
        }
        start = next;
    }
    all
}

impl Page {
    /// Where the first of what `find` finds at or behind a row and column begins; lays out what it takes to find it.
    pub fn found_from(&mut self, at: (usize, usize), find: Find<'_>) -> Option<(usize, usize)> {
        self.ensure(at.0 + 1);
        let mut start = start_of_text(self.rows(), at.0);
        while start < self.rows().len() {
            let end = end_of_text(self.rows(), start);
            let mut starts = found(self.rows(), start..end, find).into_iter().map(|spot| spot.start());
            if let Some(next) = starts.find(|start| *start >= at) {
                return Some(next);
            }
            start = end;
            self.ensure(start + 1);
        }
        None
    }

    /// Where the last of what `find` finds before a row and column of the rows laid out begins.
    pub fn found_before(&self, at: (usize, usize), find: Find<'_>) -> Option<(usize, usize)> {
        let mut row = Some(at.0.min(self.rows().len().checked_sub(1)?));
        while let Some(last) = row {
            let start = start_of_text(self.rows(), last);
            let spots = found(self.rows(), start..end_of_text(self.rows(), start), find);
            if let Some(before) = spots.iter().map(Spot::start).rfind(|start| *start < at) {
                return Some(before);
            }
            row = start.checked_sub(1);
        }
        None
    }
}

/// The row behind the text that the row at `start` belongs to.
fn end_of_text(rows: &[Row], start: usize) -> usize {
    let rest = rows.get(start..).unwrap_or_default();
    start + 1 + rest.windows(2).take_while(|pair| goes_on(&pair[0], &pair[1])).count()
}

/// The first row of the text that the row at `row` belongs to.
fn start_of_text(rows: &[Row], row: usize) -> usize {
    let before = rows.get(..=row).unwrap_or_default();
    row - before.windows(2).rev().take_while(|pair| goes_on(&pair[0], &pair[1])).count()
}

/// Whether the text of a row goes on in the next: both are of one part of a block, and neither is empty.
pub(super) fn goes_on(row: &Row, next: &Row) -> bool {
    let is_empty = |c: char| c.is_whitespace() || BARS.contains(&c);
    let is_blank = |row: &Row| row.pieces.iter().all(|piece| piece.text.chars().all(is_empty));
    (row.line, row.part) == (next.line, next.part) && !is_blank(row) && !is_blank(next)
}

/// Rows as one text, and the way back.
#[derive(Default)]
struct Text {
    joined: String,
    /// For each row: its first byte in `joined`, its place, the columns before its text, and its text.
    parts: Vec<(usize, usize, usize, String)>,
}

impl Text {
    /// The texts of rows of one text, the first of which is at `first`: one, or one a cell.
    fn all(rows: &[Row], first: usize) -> Vec<Text> {
        let mut texts: Vec<Text> = Vec::new();
        for (row, place) in rows.iter().zip(first..) {
            let parts = match is_in_columns(row) {
                true => parts(row),
                false => vec![CellPart { column: 0, text: row.text() }],
            };
            texts.resize_with(texts.len().max(parts.len()), Text::default);
            texts.iter_mut().zip(parts).for_each(|(text, part)| text.add(place, &part));
        }
        texts
    }

    fn add(&mut self, row: usize, part: &CellPart) {
        let whole = part.text.trim_end();
        let own = whole.trim_start_matches(|c: char| c.is_whitespace() || BARS.contains(&c));
        if needs_space(&self.joined, own) {
            self.joined.push(' ');
        }
        let before = part.column + width(&whole[..whole.len() - own.len()]);
        self.parts.push((self.joined.len(), row, before, own.to_owned()));
        self.joined.push_str(own);
    }

    /// The rows and columns in which these bytes show.
    fn spans(&self, bytes: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.parts.partition_point(|(start, ..)| *start <= bytes.start).saturating_sub(1);
        let end = bytes.end;
        let meant = self.parts[first..].iter().take_while(move |(start, ..)| *start < end);
        meant.filter_map(move |(start, row, before, own)| {
            let within = |at: usize| own.floor_char_boundary(at.saturating_sub(*start).min(own.len()));
            let (from, to) = (within(bytes.start), within(bytes.end));
            let column = before + width(&own[..from]);
            (from < to).then(|| (*row, column..column + width(&own[from..to])))
        })
    }
}

/// Whether a space was lost where `before` was broken. None is between ideographs, nor behind what joins words.
pub(super) fn needs_space(before: &str, next: &str) -> bool {
    let wide = |c: char| width(c.encode_utf8(&mut [0; 4])) > 1;
    match (before.chars().next_back(), next.chars().next()) {
        (None, _) | (_, None) | (Some('-' | '/' | ' '), _) => false,
        (Some(last), Some(first)) => !(wide(last) && wide(first)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::note::document;
    use crate::ui::reader::{Folds, LinkLook};

    /// What a search for `word` marks on a page of `text`, so many columns wide.
    fn marked(text: &str, word: &str, columns: usize) -> Vec<Vec<String>> {
        let mut page = Page::new(Arc::new(document(text)), columns, &Folds::default(), &|_| LinkLook::Note);
        page.finish();
        let find =
            |text: &str| text.match_indices(word).map(|(at, word)| at..at + word.len()).collect::<Vec<_>>();
        let show = |(row, columns): &(usize, Range<usize>)| {
            let text = page.rows()[*row].text();
            let at = |column: usize| {
                text.char_indices().map(|(at, _)| at).find(|at| width(&text[..*at]) >= column)
            };
            let end = at(columns.end).unwrap_or(text.len());
            format!("{row}:{}", &text[at(columns.start).unwrap_or(0)..end])
        };
        let spots = found(page.rows(), 0..page.rows().len(), &find);
        spots.iter().map(|spot| spot.spans.iter().map(show).collect()).collect()
    }

    #[test]
    fn words_and_phrases_are_found_where_they_show() {
        for (text, word, expected) in [
            ("one two one", "one", &[&["0:one"][..], &["0:one"]][..]),
            ("a phrase that is broken", "that is broken", &[&["1:that is", "2:broken"]]),
            ("- a list with a phrase that is broken", "phrase that", &[&["2:phrase", "3:that"]]),
            ("> a quote with a long phrase", "with a long", &[&["1:with a", "2:long"]]),
            ("first\n\nsecond", "first second", &[]),
            ("漢字漢字漢字漢字", "漢字漢", &[&["0:漢字漢"], &["0:漢字", "1:漢"]]),
            ("sleep-dependent", "sleep-dep", &[&["0:sleep-", "1:dep"]]),
        ] {
            assert_eq!(marked(text, word, 12), expected, "{text}");
        }
    }

    #[test]
    fn phrases_are_found_in_the_cells_of_tables() {
        let table = "| head | b |\n|---|---|\n| a phrase of some words | some words |";
        for (word, expected) in [
            ("of some words", &[&["2:of", "3:some words"][..]][..]),
            ("some words", &[&["2:some words"], &["3:some words"]]),
            // what stands side by side is no phrase
            ("head b", &[]),
        ] {
            assert_eq!(marked(table, word, 26), expected, "{word}");
        }
    }

    #[test]
    fn a_page_is_walked_from_match_to_match() {
        let text =
            (1..=30).map(|n| format!("Paragraph {n} of one {}.\n\n", if n % 10 == 0 { "ten" } else { "x" }));
        let document = Arc::new(document(&text.collect::<String>()));
        let mut page = Page::new(document, 60, &Folds::default(), &|_| LinkLook::Note);
        let find = |text: &str| text.match_indices("ten").map(|(at, _)| at..at + 3).collect::<Vec<_>>();
        let (mut at, mut rows) = ((0, 0), Vec::new());
        while let Some((row, column)) = page.found_from(at, &find) {
            rows.push(row);
            at = (row, column + 1);
        }
        assert_eq!(rows, [18, 38, 58]);
        let mut back = Vec::new();
        let mut at = (usize::MAX, 0);
        while let Some(before) = page.found_before(at, &find) {
            back.push(before.0);
            at = before;
        }
        assert_eq!(back, [58, 38, 18]);
        assert_eq!(page.found_before((18, 0), &find), None);
        assert_eq!(page.found_from((1000, 0), &find), None);
    }

    #[test]
    fn rows_beyond_the_page_hold_nothing() {
        let find = |text: &str| text.match_indices('x').map(|(at, x)| at..at + x.len()).collect();
        assert_eq!(found(&[], 3..9, &find), []);
    }
}
