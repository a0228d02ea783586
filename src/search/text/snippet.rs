//! The part of a line around what was found, as plain text: without the signs of Markdown and the tags of HTML, except where
//! nothing was found outside of them. Never more than a few hundred characters, however long the line.

use super::Place;
use super::signs::signs;
use std::ops::Range;

/// How much of the line is looked at before and behind the place, in bytes: signs that are left out need room too.
const LOOK: usize = 2_000;

/// How much text stands before the place, and how much there is in all, in characters.
const BEFORE: usize = 50;
const ALL: usize = 240;

const CUT: &str = "…";

impl Place {
    /// The place in `text` of what was found in its line at the bytes `line`: `marks`, by place, of which `focus` is the
    /// most telling.
    pub(super) fn new(text: &str, line: Range<usize>, marks: &[Range<usize>], focus: &Range<usize>) -> Place {
        let newlines = memchr::memchr_iter(b'\n', &text.as_bytes()[..line.start]).count();
        let number = u32::try_from(newlines + 1).unwrap_or(u32::MAX);
        let within = |range: &Range<usize>| range.start - line.start..range.end.min(line.end) - line.start;
        let marks: Vec<Range<usize>> = marks.iter().map(within).collect();
        let (snippet, marks) = snippet(&text[line.clone()], &marks, focus.start - line.start);
        Place { line: number, snippet, marks }
    }
}

/// The snippet of `line` around the byte `focus`, and what of it are `marks`, which stand by place.
fn snippet(line: &str, marks: &[Range<usize>], focus: usize) -> (String, Vec<Range<usize>>) {
    let start = line.floor_char_boundary(focus.saturating_sub(LOOK));
    let window = start..line.ceil_char_boundary(focus.saturating_add(LOOK).min(line.len()));
    let mut signs = signs(line, window.clone());
    let readable = outside(marks, &signs, &window);
    match readable.iter().min_by_key(|mark| mark.start.abs_diff(focus)) {
        Some(nearest) => cut(line, window, &signs, &readable, nearest.start),
        None => {
            signs.retain(|sign| !marks.iter().any(|mark| meet(sign, mark)));
            cut(line, window, &signs, marks, focus)
        }
    }
}

/// Those of `marks` that are within the window and in none of the signs.
fn outside(marks: &[Range<usize>], signs: &[Range<usize>], window: &Range<usize>) -> Vec<Range<usize>> {
    let is_within = |mark: &&Range<usize>| window.start <= mark.start && mark.end <= window.end;
    let is_outside = |mark: &&Range<usize>| !signs.iter().any(|sign| meet(sign, mark));
    marks.iter().filter(is_within).filter(is_outside).cloned().collect()
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The text around `focus` without the signs, and where in it the marks are.
fn cut(
    line: &str,
    window: Range<usize>,
    signs: &[Range<usize>],
    marks: &[Range<usize>],
    focus: usize,
) -> (String, Vec<Range<usize>>) {
    let shown = shown(line, window.clone(), signs);
    let at = shown.partition_point(|(place, _)| *place < focus);
    let from = word_start(&shown, at.saturating_sub(BEFORE), at);
    let to = shown.len().min(from + ALL);
    let mut text = String::from(if from > 0 || window.start > 0 { CUT } else { "" });
    let mut found: Vec<Range<usize>> = Vec::new();
    for (place, c) in &shown[from..to] {
        let start = text.len();
        text.push(*c);
        if is_in(marks, *place) {
            mark(&mut found, start..text.len());
        }
    }
    text.push_str(if to < shown.len() || window.end < line.len() { CUT } else { "" });
    (text, found)
}

/// The characters that are shown of the line in `window`, with their places: without signs, and with single spaces.
fn shown(line: &str, window: Range<usize>, signs: &[Range<usize>]) -> Vec<(usize, char)> {
    let mut signs = signs.iter().peekable();
    let mut shown: Vec<(usize, char)> = Vec::new();
    let mut hidden = 0;
    for (at, c) in line[window.clone()].char_indices() {
        let at = window.start + at;
        let mut parted = false;
        while let Some(sign) = signs.next_if(|sign| sign.start <= at) {
            hidden = hidden.max(sign.end);
            parted |= line.get(sign.clone()).is_some_and(parts_words);
        }
        let c = if c.is_whitespace() || parted { ' ' } else { c };
        let spaced = shown.last().is_none_or(|(_, last)| *last == ' ');
        if (at >= hidden || parted) && !(c == ' ' && spaced) {
            shown.push((at, c));
        }
    }
    while shown.last().is_some_and(|(_, last)| *last == ' ') {
        shown.pop();
    }
    shown
}

/// The tags of HTML that stand within words.
const WITHIN_WORDS: [&str; 12] =
    ["a", "abbr", "b", "code", "em", "i", "mark", "s", "strong", "sub", "sup", "u"];

/// Whether `sign` is a tag of HTML that keeps words apart, as those of cells do.
fn parts_words(sign: &str) -> bool {
    let Some(tag) = sign.strip_prefix('<') else { return false };
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    !WITHIN_WORDS.iter().any(|within| name.eq_ignore_ascii_case(within))
}

/// The first start of a word from `from` on, at most `to`.
fn word_start(shown: &[(usize, char)], from: usize, to: usize) -> usize {
    let is_space = |place: usize| shown.get(place).is_some_and(|(_, c)| *c == ' ');
    if from == 0 { 0 } else { (from..to).find(|place| is_space(place - 1)).unwrap_or(from) }
}

/// Whether the byte at `place` is in one of `ranges`, which stand by place and apart.
fn is_in(ranges: &[Range<usize>], place: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= place);
    ranges.get(next).is_some_and(|range| range.start <= place)
}

/// Adds what is right behind the last range to it.
fn mark(ranges: &mut Vec<Range<usize>>, more: Range<usize>) {
    match ranges.last_mut().filter(|last| last.end == more.start) {
        Some(last) => last.end = more.end,
        None => ranges.push(more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippet around what stands in `{}`, which is shown in `{}` again.
    fn check(line: &str, expected: &str) {
        let (mut plain, mut marks) = (String::new(), Vec::new());
        for (place, piece) in line.split(['{', '}']).enumerate() {
            if place % 2 == 1 {
                marks.push(plain.len()..plain.len() + piece.len());
            }
            plain += piece;
        }
        let (mut text, found) = snippet(&plain, &marks, marks[0].start);
        for range in found.iter().rev() {
            text.insert(range.end, '}');
            text.insert(range.start, '{');
        }
        assert_eq!(text, expected, "{line}");
    }

    #[test]
    fn plain_text_without_signs() {
        for (line, expected) in [
            ("a {disc} is", "a {disc} is"),
            ("## The **{disc}**", "The {disc}"),
            ("> - see [[Research/Tags/L4-L5|the {disc}]] of `x`", "see the {disc} of x"),
            ("see [[Research/{Tags}/L4-L5|the disc]]", "see Research/{Tags}/L4-L5|the disc"),
            ("[the {disc}](https://example.org/a_(b)) ==is==", "the {disc}) is"),
            ("see [[Research/Tags/{L4}-L5|the {L4}]]", "see the {L4}"),
            ("<a title=\"{x}\" href=\"{x}\">the</a> of {x}", "the of {x}"),
            ("[the disc](https://{example}.org)", "the disc](https://{example}.org)"),
            ("<td><a class=\"x\" href=\"y\">the {disc}</a></td>", "the {disc}"),
            ("<th>Notes<span>3</span></th><td>L<b>a</b>st</td><td>{disc}</td>", "Notes 3 Last {disc}"),
            ("<td><a class=\"{x}\">the disc</a></td>", "<a class=\"{x}\">the disc"),
            ("| a   |\t{b} {c}  |  d |", "| a | {b} {c} | d |"),
            ("1 < 2 [@key, p. 3] {知識}", "1 < 2 [@key, p. 3] {知識}"),
            ("2 * 3 * {4} snake_{case}", "2 * 3 * {4} snake_{case}"),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn long_lines_are_cut_at_words() {
        let words = "word ".repeat(20_000);
        let line = format!("{words}<b>the</b> disc {words}");
        let at = line.find("disc").unwrap();
        let (text, marks) = snippet(&line, std::slice::from_ref(&(at..at + 4)), at);
        assert!(text.starts_with("…word word") && text.ends_with('…'), "{text}");
        assert_eq!(marks.iter().map(|mark| &text[mark.clone()]).collect::<Vec<_>>(), ["disc"]);
        assert!(text.contains("word the disc word") && text.chars().count() <= ALL + 2, "{text}");
        let all = snippet(&line, std::slice::from_ref(&(0..line.len())), 0);
        assert_eq!((all.0.chars().count(), all.1.len()), (ALL + 1, 1));
    }

    #[test]
    fn a_tag_that_begins_far_away_is_none_of_the_text() {
        let line = format!("<a title=\"{}\">the disc</a>", "x".repeat(5_000));
        let at = line.find("disc").unwrap();
        assert_eq!(snippet(&line, std::slice::from_ref(&(at..at + 4)), at).0, "…the disc");
    }
}
