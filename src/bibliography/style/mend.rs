//! Punctuation that is left behind where a fact is missing: styles expect what few works have, and the processor keeps what
//! should go with it.

use crate::bibliography::{Name, Record};

/// What is left behind → what should stand there.
const LEFT_BEHIND: [(&str, &str); 16] = [
    ("()", ""),
    ("“”", ""),
    ("( ", "("),
    (", )", ")"),
    (" ,", ","),
    (" .", "."),
    (",,", ","),
    (",.", "."),
    (";.", "."),
    (":.", "."),
    (";:", ":"),
    (";,", ","),
    ("..", "."),
    ("?.", "?"),
    ("!.", "!"),
    ("  ", " "),
];

/// How often it is looked through at most: mending one place can show another.
const MOST_TURNS: usize = 4;

/// `text`, a citation of `work`, without what is left behind. Nothing that stands so in the work's own facts is touched.
pub(super) fn mended(text: &str, work: &Record) -> String {
    let mut text = text.to_string();
    let turns: Vec<&(&str, &str)> = LEFT_BEHIND.iter().filter(|(left, _)| !says(work, left)).collect();
    for _ in 0..MOST_TURNS {
        for (left, right) in turns.iter().filter(|(left, _)| text.contains(left)).collect::<Vec<_>>() {
            text = text.replace(left, right);
        }
    }
    text.trim().to_string()
}

fn says(work: &Record, part: &str) -> bool {
    let in_name =
        |name: &Name| [&name.family, &name.given, &name.suffix].iter().any(|text| text.contains(part));
    work.fields.iter().any(|(_, text)| text.contains(part))
        || work.authors.iter().chain(&work.editors).any(in_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::Field;

    #[test]
    fn only_what_is_left_behind_goes() {
        let mut work = Record::default();
        for (text, expected) in [
            ("Zenodo,. https://x", "Zenodo. https://x"),
            ("House;.", "House."),
            ("2021 Mar 2;:4.", "2021 Mar 2:4."),
            ("3rd ed.. Macmillan (eds..), 1979.", "3rd ed. Macmillan (eds.), 1979."),
            ("(2002, ). Post, March 2, , p. 4", "(2002). Post, March 2, p. 4"),
            ("a title. , [S.d.].", "a title., [S.d.]."),
            ("“Is It So?.” Mind!.", "“Is It So?” Mind!"),
            ("nothing.", "nothing."),
        ] {
            assert_eq!(mended(text, &work), expected);
        }
        work.set(Field::Title, Some("And so on..., ok ,.".to_string()));
        assert_eq!(mended("And so on..., ok ,.", &work), "And so on..., ok ,.");
    }
}
