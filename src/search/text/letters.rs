//! Which letters a typed one stands for: itself in any case and, typed without marks, with any mark too. No matching here.

use crate::search::fold::fold_char;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::char::decompose_canonical;

/// The marks that people leave out when they type: accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic
/// vowel signs. The vowel signs of other scripts, and the voicing of kana, make another letter.
pub(super) const MARKS: [RangeInclusive<char>; 9] = [
    '\u{300}'..='\u{36f}',
    '\u{591}'..='\u{5bd}',
    '\u{5bf}'..='\u{5bf}',
    '\u{5c1}'..='\u{5c2}',
    '\u{5c4}'..='\u{5c5}',
    '\u{5c7}'..='\u{5c7}',
    '\u{610}'..='\u{61a}',
    '\u{64b}'..='\u{65f}',
    '\u{1dc0}'..='\u{1dff}',
];

/// Where letters are that have such marks, or stand for letters without.
const PLACES: [RangeInclusive<char>; 9] = [
    'a'..='z',
    'A'..='Z',
    '\u{b5}'..='\u{2200}',
    '\u{2c60}'..='\u{2c7f}',
    '\u{2d00}'..='\u{2d2f}',
    '\u{a640}'..='\u{a69f}',
    '\u{a720}'..='\u{a7ff}',
    '\u{ab53}'..='\u{abbf}',
    '\u{fb05}'..='\u{fb4f}',
];

/// Folded letters → the letters that fold to them. Two letters may be one in print: "ss" is ß.
type Letters = HashMap<(char, Option<char>), Vec<char>>;

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let mut letters = Letters::new();
    for c in PLACES.into_iter().flatten().filter(|c| c.is_alphabetic() && !parts(*c).1) {
        let mut folded = folded(c).into_iter();
        if let (Some(first), second, None) = (folded.next(), folded.next(), folded.next()) {
            letters.entry((first, second)).or_default().push(c);
        }
    }
    letters
});

/// Whether `c` is a mark that people leave out.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && MARKS.iter().any(|marks| marks.contains(&c))
}

/// Whether `c` is made of a letter and something more, which counts where it is typed.
pub(super) fn is_made(c: char) -> bool {
    let small = c.to_lowercase().next().unwrap_or(c);
    parts(c) != (false, false) || folded(c).len() > 1 || "øłđðı".contains(small)
}

/// The letters that `c`, typed without marks, stands for; none where it stands for itself only.
pub(super) fn variants(c: char) -> Option<&'static [char]> {
    LETTERS.get(&(alone(c)?, None)).map(Vec::as_slice)
}

/// The letters that are `one` and `two`, typed without marks, in print.
pub(super) fn joined(one: char, two: char) -> Option<&'static [char]> {
    LETTERS.get(&(alone(one)?, Some(alone(two)?))).map(Vec::as_slice)
}

/// The single letters that are made of `parts`, a letter and its marks: several where Unicode has one twice.
pub(super) fn made_of(parts: &[char]) -> impl Iterator<Item = char> {
    let base = parts.first().and_then(|base| variants(*base)).unwrap_or_default();
    base.iter().copied().filter(move |c| decomposed(*c) == parts)
}

/// The one letter that `c` folds to.
fn alone(c: char) -> Option<char> {
    match folded(c).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn folded(c: char) -> Vec<char> {
    let mut folded = Vec::new();
    fold_char(c, |f| folded.push(f));
    folded
}

/// What `c` is made of.
pub(super) fn decomposed(c: char) -> Vec<char> {
    let mut parts = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    parts
}

/// Whether `c` is made with a mark that people leave out, and whether with anything else.
fn parts(c: char) -> (bool, bool) {
    let parts = decomposed(c);
    let behind = parts.get(1..).unwrap_or_default();
    (behind.iter().any(|part| is_mark(*part)), behind.iter().any(|part| !is_mark(*part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_others() {
        for (typed, stands_for, not) in [
            ('c', "cCçÇćČ", "kd"),
            ('I', "iIíİıĨ", "jl"),
            ('σ', "σςΣ", "s"),
            ('μ', "µμΜ", "m"),
            ('и', "иИйЙ", "ы"),
            ('ا', "اأآ", "ب"),
        ] {
            let variants = variants(typed).unwrap();
            stands_for.chars().for_each(|c| assert!(variants.contains(&c), "{typed} stands for {c}"));
            not.chars().for_each(|c| assert!(!variants.contains(&c), "{typed} does not stand for {c}"));
        }
        assert_eq!(joined('S', 's'), Some(&['ß', 'ẞ'][..]));
        assert_eq!((variants('か'), variants('가'), variants('知'), variants('7')), (None, None, None, None));
    }

    #[test]
    fn marks_are_what_folding_leaves_out() {
        for mark in MARKS.into_iter().flatten() {
            assert!(folded(mark).is_empty(), "{mark:?}");
        }
    }

    #[test]
    fn marks_count_where_they_are_typed() {
        for (letters, marked) in [("íñøłßæẞÅй\u{3ac}ıが가", true), ("aIsςµſ7知かक-и", false)]
        {
            letters.chars().for_each(|c| assert_eq!(is_made(c), marked, "{c}"));
        }
    }
}
