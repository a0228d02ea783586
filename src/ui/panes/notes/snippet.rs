//! The line a note was found in, as it fits beside its label: clean, with what was found marked and in view.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::search::text::Place;
use crate::ui::text::{clean, cut, width};
use crate::ui::widgets::marked;

/// The snippet of `place` in at most `columns`.
pub(super) fn spans(place: &Place, columns: usize, plain: Style, hit: Style) -> Vec<Span<'static>> {
    let text = clean(&place.snippet);
    let marks: Vec<Range<usize>> = place.marks.iter().map(|mark| cleaned(&place.snippet, mark)).collect();
    let start = start_in_view(&text, marks.first(), columns);
    let shown =
        if start == 0 { text } else { Cow::Owned(format!("…{}", text.get(start..).unwrap_or_default())) };
    let positions: Vec<u32> = marks.iter().flat_map(|mark| moved(&shown, mark, start)).collect();
    marked(&cut(&shown, columns), &positions, plain, hit)
}

/// Clean text with these bytes of it marked.
pub(super) fn label(text: &str, marks: &[Range<usize>], plain: Style, hit: Style) -> Vec<Span<'static>> {
    let positions: Vec<u32> = marks.iter().flat_map(|mark| characters(text, mark)).collect();
    marked(text, &positions, plain, hit)
}

/// The bytes that a part of `raw` takes once it is clean.
fn cleaned(raw: &str, part: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| clean(raw.get(..byte).unwrap_or(raw)).len();
    at(part.start)..at(part.end)
}

/// The byte of `text` to begin with so that `mark` shows with up to a third of the columns before it, at a word if one
/// begins there; 0 where the mark shows anyway.
fn start_in_view(text: &str, mark: Option<&Range<usize>>, columns: usize) -> usize {
    let Some(before) = mark.and_then(|mark| text.get(..mark.start)) else { return 0 };
    let end = mark.and_then(|mark| text.get(..mark.end)).map_or(0, width);
    if end < columns {
        return 0;
    }
    let skipped = width(before).saturating_sub(columns / 3);
    let starts = before.char_indices().map(|(at, _)| at).skip_while(|at| width(&text[..*at]) < skipped);
    let starts: Vec<usize> = starts.collect();
    let word = starts.iter().find(|at| before[..**at].ends_with(' '));
    word.or(starts.first()).copied().unwrap_or(before.len())
}

/// The characters of `shown`, which begins with `…` and byte `start` of another text, that a part of that takes.
fn moved(shown: &str, part: &Range<usize>, start: usize) -> Vec<u32> {
    let at = |byte: usize| if start == 0 { byte } else { (byte + '…'.len_utf8()).saturating_sub(start) };
    characters(shown, &(at(part.start)..at(part.end)))
}

/// The places of the characters in a range of bytes.
fn characters(text: &str, part: &Range<usize>) -> Vec<u32> {
    let inside = |(_, (byte, _)): &(usize, (usize, char))| part.contains(byte);
    let places = text.char_indices().enumerate().filter(inside);
    places.map(|(place, _)| u32::try_from(place).unwrap_or(u32::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place whose snippet is `text` without its brackets, with what stood in them marked.
    fn place(text: &str) -> Place {
        let mut place = Place { line: 1, snippet: String::new(), marks: Vec::new() };
        for part in text.split_inclusive(['[', ']']) {
            let start = place.snippet.len();
            place.snippet += part.trim_end_matches(['[', ']']);
            if part.ends_with(']') {
                place.marks.push(start..place.snippet.len());
            }
        }
        place
    }

    /// The snippet as it shows, with what is marked in brackets.
    fn shown(place: &Place, columns: usize) -> String {
        let hit = Style::new().bold();
        let show = |span: &Span<'_>| {
            if span.style == hit { format!("[{}]", span.content) } else { span.content.to_string() }
        };
        spans(place, columns, Style::new(), hit).iter().map(show).collect()
    }

    #[test]
    fn what_was_found_is_in_view_and_marked() {
        for (snippet, columns, expected) in [
            ("a night of [sleep]", 20, "a night of [sleep]"),
            ("a night of [sleep]", 14, "…of [sleep]"),
            ("a night of [sleep] keeps [memory]", 14, "…of [sleep] kee…"),
            ("tab\tand \x1b(31m[red]", 30, "tab and ␛(31m[red]"),
            ("\u{202e}desrever [words]", 30, "desrever [words]"),
            ("no marks at all here", 10, "no marks …"),
            ("日本語の[記憶]と睡眠", 12, "…語の[記憶]と…"),
            ("without-a-space-[here]", 12, "…ace-[here]"),
        ] {
            assert_eq!(shown(&place(snippet), columns), expected, "{snippet}");
        }
    }

    #[test]
    fn marks_beyond_the_text_do_no_harm() {
        let mut place = place("sho[rt]");
        place.marks[0].end = 99;
        assert_eq!(shown(&place, 10), "sho[rt]");
        place.marks[0].start = 98;
        assert_eq!(shown(&place, 3), "…t");
    }
}
