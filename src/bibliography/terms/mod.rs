//! How other formats call what a record holds: the tables both readers and exports go by, so that what is written is
//! read back equal.

pub(super) mod bibtex;
pub(super) mod ris;

use super::{Kind, Record};

/// What is put before a CSL variable where a format has no word for it: `csl-event-title`.
pub(super) const OWN: &str = "csl-";

/// The CSL type `name`. CSL's word for anything, "document", says no more than none.
pub(super) fn kind_named(name: &str) -> Option<Kind> {
    Kind::named(name).filter(|kind| kind.name() != "document")
}

/// The name of the type of `record`; "document" where it has none.
pub(super) fn kind_name(record: &Record) -> &'static str {
    record.kind.map_or("document", Kind::name)
}

/// `text` on one line, without white space at its ends; `None` when nothing is left.
pub(super) fn one_line(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let mut line = words.next()?.to_string();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    Some(line)
}

/// Pages with an en dash between the ends of each range: "44-53, 60 -- 61" is "44–53, 60–61".
pub(super) fn pages(text: &str) -> String {
    let range = |part: &str| {
        let part = part.trim().replace("--", "–");
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let ends = part.split_once('–').or_else(|| part.split_once('-').filter(|(_, to)| !to.contains('-')));
        match ends {
            Some((from, to)) if digits(from) && digits(to) => format!("{}–{}", from.trim(), to.trim()),
            _ => part,
        }
    };
    text.split(',').map(range).collect::<Vec<String>>().join(", ")
}

/// The keywords in one text.
pub(super) fn keywords(text: &str) -> Vec<String> {
    text.split([',', ';']).filter_map(one_line).collect()
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn ranges_of_pages() {
        for (written, read) in [
            ("44-53", "44–53"),
            ("44--53", "44–53"),
            ("902-918.e6, 920 – 921", "902–918.e6, 920–921"),
            ("S-12", "S-12"),
            ("e000851", "e000851"),
            ("1-2-1-10", "1-2-1-10"),
        ] {
            assert_eq!(pages(written), read);
            assert_eq!(pages(read), read);
        }
    }
}
