//! A text term made ready to be found in texts, as an expression that says which letters stand for which.

use super::letters::{MARKS, decomposed, is_made, is_mark, joined, made_of, variants};
use crate::search::query::{TextTerm, pattern};
use regex::{Regex, RegexBuilder};
use std::fmt::Write;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// How much memory an expression may take, in bytes. A longer one is not searched for.
const LARGEST: usize = 4 << 20;

/// A run of spaces in a line.
const SPACES: &str = r"[\t\p{Zs}]+";

/// A text term made ready.
#[derive(Debug)]
pub(super) struct Prepared {
    /// Finds it in any text.
    full: Option<Regex>,
    /// Finds it in a text of ASCII only, and sooner.
    plain: Option<Regex>,
    /// Whether it ends in a letter typed with marks, after which no other mark may stand.
    ends_marked: bool,
    /// Whether what is found can reach beyond a line.
    over_lines: bool,
}

impl Prepared {
    pub fn new(term: &TextTerm) -> Prepared {
        match term {
            TextTerm::Words(words) => Prepared::words(words),
            TextTerm::Pattern(text) => {
                Prepared { full: pattern(text), plain: None, ends_marked: false, over_lines: true }
            }
        }
    }

    fn words(words: &str) -> Prepared {
        let typed: Vec<char> = words.nfc().collect();
        let ends_marked = typed.last().is_some_and(|last| is_mark(*last) || is_made(*last));
        let plain = words.is_ascii().then(|| ready(&format!("(?-u:{})", plain(words)))).flatten();
        Prepared { full: ready(&expression(&typed)), plain, ends_marked, over_lines: false }
    }

    /// Where it stands in `text`, ascending, each within a line.
    pub fn found<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let regex = match &self.plain {
            Some(plain) if text.is_ascii() => Some(plain),
            _ => self.full.as_ref(),
        };
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.next(regex?, text, at)?;
            at = if found.is_empty() { after(text, found.end) } else { found.end };
            Some(found)
        })
    }

    /// The next place in `text` from `at` on.
    fn next(&self, regex: &Regex, text: &str, mut at: usize) -> Option<Range<usize>> {
        while at <= text.len() {
            let found = regex.find_at(text, at)?.range();
            if self.over_lines {
                return in_line(regex, text, found);
            }
            if !(self.ends_marked && text[found.end..].starts_with(is_mark)) {
                return Some(found);
            }
            at = after(text, found.start);
        }
        None
    }
}

/// What was found, where it is within a line; else the next place that is.
fn in_line(regex: &Regex, text: &str, found: Range<usize>) -> Option<Range<usize>> {
    let within = |range: &Range<usize>| !text.as_bytes()[range.clone()].contains(&b'\n');
    if within(&found) {
        return Some(found);
    }
    let mut start = text[..found.start].rfind('\n').map_or(0, |end| end + 1);
    let mut from = found.start;
    for line in text[start..].split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let inside = from.saturating_sub(start);
        let found = (inside <= bare.len()).then(|| regex.find_at(bare, inside)).flatten();
        if let Some(found) = found {
            return Some(start + found.start()..start + found.end());
        }
        start += line.len();
        from = start;
    }
    None
}

/// The place behind the character at `at`.
fn after(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

fn ready(expression: &str) -> Option<Regex> {
    RegexBuilder::new(expression).case_insensitive(true).size_limit(LARGEST).build().ok()
}

/// The expression for words of ASCII in a text of ASCII.
fn plain(words: &str) -> String {
    let mut pieces = words.split([' ', '\t']).map(regex::escape).collect::<Vec<_>>();
    let ends = pieces.len().saturating_sub(1);
    // several spaces are one: only those at the ends leave empty pieces behind
    let mut place = 0;
    pieces.retain(|piece| {
        place += 1;
        !piece.is_empty() || place == 1 || place == ends + 1
    });
    pieces.join(r"[\t ]+")
}

/// The expression for what was `typed`, which is in NFC.
fn expression(typed: &[char]) -> String {
    let mut expression = String::new();
    let mut rest = typed;
    while let Some((first, behind)) = rest.split_first() {
        let marks = behind.iter().take_while(|c| is_mark(**c)).count();
        let (cluster, after) = rest.split_at(1 + marks);
        rest = after;
        if first.is_whitespace() {
            rest = &behind[behind.iter().take_while(|c| c.is_whitespace()).count()..];
            expression.push_str(SPACES);
        } else if marks > 0 || is_made(*first) {
            expression.push_str(&marked(cluster));
        } else if let Some(one) = two_in_one(*first, after) {
            let [first, second] = [*first, after[0]].map(unmarked);
            let _ = write!(expression, "(?:{first}{second}|{one})");
            rest = &after[1..];
        } else {
            expression.push_str(&unmarked(*first));
        }
    }
    expression
}

/// The letters that are `first` and the one behind it, where that is typed without marks too.
fn two_in_one(first: char, behind: &[char]) -> Option<String> {
    let (second, rest) = behind.split_first()?;
    let bare = !is_made(*second) && !rest.first().is_some_and(|c| is_mark(*c));
    let letters = bare.then(|| joined(first, *second)).flatten()?;
    Some(class(letters))
}

/// A letter typed without marks, or what is no letter.
fn unmarked(c: char) -> String {
    let any_marks: String = MARKS.iter().map(|marks| format!("{}-{}", marks.start(), marks.end())).collect();
    match variants(c) {
        Some(letters) => format!("{}(?-i:[{any_marks}]*)", class(letters)),
        None => regex::escape(c.encode_utf8(&mut [0; 4])),
    }
}

fn class(letters: &[char]) -> String {
    // the letters are there in both cases already, and no mark is a letter
    format!("(?-i:[{}])", letters.iter().collect::<String>())
}

/// A letter and its marks, composed as far as may be.
fn marked(cluster: &[char]) -> String {
    let parts: Vec<char> = cluster.iter().flat_map(|c| decomposed(*c)).collect();
    let mut spellings: Vec<String> = made_of(&parts).map(String::from).collect();
    let mut head = parts.first().copied();
    for place in 1..=parts.len() {
        let Some(composed) = head else { break };
        let spelled = std::iter::once(composed).chain(parts[place..].iter().copied()).collect::<String>();
        spellings.push(regex::escape(&spelled));
        head = parts.get(place).and_then(|mark| compose(composed, *mark));
    }
    format!("(?:{})", spellings.join("|"))
}
