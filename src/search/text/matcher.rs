//! The terms that a query asks for, made ready to be marked in any line of text.

use super::term::Prepared;
use crate::search::query::{Expression, Query, Sought, TextTerm};
use std::ops::Range;

/// Finds several text terms in a line.
#[derive(Debug, Default)]
pub struct Matcher {
    terms: Vec<Prepared>,
}

impl Matcher {
    /// Makes `terms` ready. One that cannot be (an expression that is wrong or too large) is found nowhere.
    pub fn new(terms: &[TextTerm]) -> Matcher {
        Matcher { terms: terms.iter().map(Prepared::new).collect() }
    }

    /// The text terms that `query` asks for, without those it excludes.
    pub fn of(query: &Query) -> Matcher {
        Matcher::new(&asked_for(query))
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The bytes of `line` in which any of the terms stands: ascending, apart from each other, none empty.
    pub fn ranges(&self, line: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self.terms.iter().flat_map(|term| term.found(line)).collect();
        merge(&mut found);
        found
    }
}

/// Puts `ranges` in order and makes one of those that meet; leaves out the empty ones.
pub(super) fn merge(ranges: &mut Vec<Range<usize>>) {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, before| {
        let meets = next.start <= before.end;
        if meets {
            before.end = before.end.max(next.end);
        }
        meets
    });
}

/// The text terms that `query` asks for, each once, without those it excludes.
pub(super) fn asked_for(query: &Query) -> Vec<TextTerm> {
    let mut terms = Vec::new();
    query.root().into_iter().for_each(|root| gather(root, true, &mut terms));
    terms
}

fn gather(what: &Expression, wanted: bool, terms: &mut Vec<TextTerm>) {
    match what {
        Expression::All(some) | Expression::Any(some) => {
            some.iter().for_each(|one| gather(one, wanted, terms))
        }
        Expression::Not(one) => gather(one, !wanted, terms),
        Expression::Term(term) => match &term.sought {
            Sought::Text(text) if wanted && !terms.contains(text) => terms.push(text.clone()),
            _ => {}
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold;

    fn words(words: &str) -> TextTerm {
        TextTerm::Words(words.to_owned())
    }

    /// `line` with what is found in `{}`.
    fn marked(term: TextTerm, line: &str) -> String {
        let mut marked = line.to_owned();
        for range in Matcher::new(&[term]).ranges(line).into_iter().rev() {
            marked.insert(range.end, '}');
            marked.insert(range.start, '{');
        }
        marked
    }

    #[test]
    fn case_never_counts() {
        for (typed, expected) in [
            ("disc", "The {DISC}s and {disc}"),
            ("DISC", "The {DISC}s and {disc}"),
            ("λόγος", "{ΛΌΓΟΣ}, {λόγος}, λογος"),
            ("λογος", "{ΛΌΓΟΣ}, {λόγος}, {λογος}"),
            ("λόγοσ", "{λόγος}"),
            ("ΣΟΦΟΣ", "{σοφος} {σοφός}"),
            ("йод", "{Йод} иод"),
            ("kelvin", "{\u{212a}elvin}"),
            ("5 µm", "{5 \u{3bc}m} {5 \u{b5}m}"),
            ("us", "m{u\u{17f}}t"),
            ("straße", "{Straße} {STRA\u{1e9e}E} Strasse"),
        ] {
            assert_eq!(marked(words(typed), &expected.replace(['{', '}'], "")), expected, "{typed}");
        }
    }

    #[test]
    fn marks_count_only_where_they_are_typed() {
        for (typed, expected) in [
            ("garcia", "{García} {Garcia} {GARCÍA} {Garci\u{301}a}"),
            ("garcía", "{García} Garcia {Garci\u{301}a} Garc\u{ec}a"),
            ("garci\u{301}a", "{García} Garcia {Garci\u{301}a}"),
            ("cafe", "{café}s {cafe\u{301}}s"),
            ("café", "{café}s cafe"),
            ("ê", "{ê} {e\u{302}} ế e\u{302}\u{301} \u{1ec7}"),
            ("ế", "{ế} {e\u{302}\u{301}} {ê\u{301}} ê"),
            ("nino", "{niño} {nin\u{303}o} {nino}"),
            ("lodz", "{Łódź} {Lodz}"),
            ("łódź", "{Łódź} Lodz"),
            ("strasse", "{Straße} {STRASSE} {STRA\u{1e9e}E}"),
            ("oeuvre", "{œuvre} {oeuvre}"),
            ("orsted", "{Ørsted}"),
            ("istanbul", "{İstanbul} {istanbul} {ISTANBUL} {I\u{307}stanbul}"),
            ("isik", "{ışık}"),
            ("шее", "{шее} {шеё}"),
            ("אב", "{א\u{5b8}ב}"),
        ] {
            assert_eq!(marked(words(typed), &expected.replace(['{', '}'], "")), expected, "{typed}");
        }
    }

    #[test]
    fn other_scripts_and_signs_are_themselves() {
        for (typed, expected) in [
            ("知識", "知る{知識}は"),
            ("か", "{か}がカ"),
            ("が", "か {が} {か\u{3099}}"),
            ("한국", "{한국} {\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}}"),
            ("क", "{क}ा"),
            ("कम", "काम {कम}"),
            ("한", "{한}국 하"),
            ("c++", "{C++} c+"),
            ("a.b", "{a.b} axb"),
            ("[[x|", "{[[X|}y]]"),
            ("\\d", "5 {\\d}"),
            ("😀", "{😀}"),
        ] {
            assert_eq!(marked(words(typed), &expected.replace(['{', '}'], "")), expected, "{typed}");
        }
    }

    #[test]
    fn spaces_in_a_phrase_are_any_in_a_line() {
        for (typed, expected) in [
            ("low back", "{low back} {low \t  back} low-back lowback {Low\u{a0}Back}"),
            ("low  back", "{low back}"),
            ("low back", "é {low   back}"),
            (" back", "low{ back},back"),
            ("the niño", "{the  niño}"),
            ("low back", "low\nback"),
            ("a b", "a\r\nb"),
        ] {
            assert_eq!(marked(words(typed), &expected.replace(['{', '}'], "")), expected, "{typed}");
        }
    }

    #[test]
    fn patterns_are_within_a_line() {
        for (pattern, expected) in [
            ("l[45]-l[45]", "{L4-L5} l3-l4"),
            ("^disc$", "{disc}\n{Disc}\r\ndiscs\n{disc}"),
            ("a\\s+b", "a\nb {a  b}\na\n{a b}"),
            ("a[^x]*b", "{a 1 b}\n2 b x {ab}"),
            ("(?-i)A", "a{A}"),
            ("é", "{É} e"),
            ("x*", "a{xx}"),
            ("(", "("),
            ("\\w{1000}{1000}", "a"),
        ] {
            let pattern = TextTerm::Pattern(pattern.to_owned());
            assert_eq!(marked(pattern.clone(), &expected.replace(['{', '}'], "")), expected, "{pattern:?}");
        }
    }

    #[test]
    fn what_is_found_folds_to_what_was_typed() {
        let cased: String = ('a'..='\u{1ffff}').filter(|c| c.is_lowercase() || c.is_uppercase()).collect();
        let cased = cased.replace('\u{345}', ""); // a mark that is cased
        for c in cased.chars() {
            let ranges = Matcher::new(&[words(&c.to_string())]).ranges(&cased);
            assert!(ranges.iter().any(|range| cased[range.clone()].contains(c)), "{c} is found");
            let folded = fold(&c.to_string());
            for other in ranges.iter().flat_map(|range| cased[range.clone()].chars()) {
                assert_eq!(fold(&other.to_string()), folded, "{c} finds {other}");
            }
        }
    }

    #[test]
    fn several_terms_are_marked_together() {
        let matcher = Matcher::new(&[words("disc"), words("scs"), words("ab"), words("")]);
        assert_eq!(matcher.ranges("discs abab"), [0..5, 6..10]);
        assert!(Matcher::default().ranges("x").is_empty());
    }

    #[test]
    fn long_terms_and_lines_end() {
        let line = "aé".repeat(200_000);
        assert_eq!(Matcher::new(&[words("a")]).ranges(&line).len(), 200_000);
        let long = words(&"aé".repeat(100));
        assert_eq!(Matcher::new(&[long]).ranges(&line).first(), Some(&(0..line.len())));
    }
}
