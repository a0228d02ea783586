//! Names that were perhaps meant by one that is not known.

use std::cmp::Ordering;

/// Those of `names` that are nearest to `word`, the nearest first, at most `most`: the ones that hold it or that a few
/// changed letters make of it, in any case.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>, most: usize) -> Vec<&'n str> {
    let word: Vec<char> = word.to_lowercase().chars().take(100).collect();
    let text: String = word.iter().collect();
    let allowed = (word.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_lowercase();
            let letters: Vec<char> = lower.chars().collect();
            let holds = word.len() > 2 && lower.contains(&text);
            let may_be_near = holds || letters.len().abs_diff(word.len()) <= allowed;
            let distance = may_be_near.then(|| distance(&word, &letters))?;
            (holds || distance <= allowed).then_some((distance, name))
        })
        .collect();
    near.sort_by(|(a, one), (b, other)| match a.cmp(b) {
        Ordering::Equal => one.cmp(other),
        unequal => unequal,
    });
    near.dedup();
    near.into_iter().map(|(_, name)| name).take(most).collect()
}

/// How many letters must be put in, taken out, changed, or exchanged with the next, to make one of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(at + 1);
        for (place, d) in other.iter().enumerate() {
            let changed = row[place] + usize::from(c != d);
            let mut cost = changed.min(row[place + 1] + 1).min(next[place] + 1);
            if at > 0 && place > 0 && one[at - 1] == *d && other[place - 1] == *c {
                cost = cost.min(above[place - 1] + 1);
            }
            next.push(cost);
        }
        above = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_near_the_one_meant() {
        let names = [
            "vault",
            "libraries",
            "style",
            "tag_folders",
            "springer-vancouver",
            "vancouver",
            "Spacing Effect",
        ];
        for (word, expected) in [
            ("libaries", vec!["libraries"]),
            ("Vault", vec!["vault"]),
            ("spaceing effect", vec!["Spacing Effect"]),
            ("vancouver", vec!["vancouver", "springer-vancouver"]),
            ("stile", vec!["style"]),
            ("valut", vec!["vault"]),
            ("xyz", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(nearest(word, names, 3), expected, "{word}");
        }
    }

    #[test]
    fn distances_count_changed_letters() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        for (one, other, expected) in [
            ("kitten", "sitting", 3),
            ("drak", "dark", 1),
            ("abcd", "badc", 2),
            ("", "abc", 3),
            ("abc", "", 3),
            ("a", "a", 0),
            ("flaw", "lawn", 2),
        ] {
            assert_eq!(distance(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }
}
