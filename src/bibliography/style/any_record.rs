//! Whatever a record holds, it is cited: records made of all that texts can hold.

use super::Style;
use crate::bibliography::{Date, Field, Kind, Name, Record};

const PIECES: [&str; 36] = [
    "",
    " ",
    "a",
    "The",
    "word",
    "–",
    "-",
    "--",
    "1",
    "12",
    "0",
    "99999999999999999999",
    "IV",
    "(",
    ")",
    "“",
    "\"",
    "'",
    "’",
    ",",
    ".",
    "?",
    "{",
    "}",
    "<b>",
    "&amp;",
    "$",
    "\\",
    "\n",
    "\t",
    "\u{202e}",
    "\u{301}",
    "é",
    "山",
    "🧠",
    "ß",
];

/// A deterministic sequence of numbers (an xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn text(&mut self) -> String {
        (0..self.below(7)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    fn name(&mut self) -> Name {
        let part = |numbers: &mut Numbers| if numbers.below(2) == 0 { numbers.text() } else { String::new() };
        Name { family: self.text(), given: part(self), particle: part(self), suffix: part(self) }
    }

    fn record(&mut self) -> Record {
        let number = |numbers: &mut Numbers| u8::try_from(numbers.below(40)).ok();
        let year = i32::try_from(self.below(5000)).unwrap() - 1000;
        let mut record = Record {
            kind: Kind::all().nth(self.below(60)),
            authors: (0..self.below(4)).map(|_| self.name()).collect(),
            editors: (0..self.below(3)).map(|_| self.name()).collect(),
            more_authors: self.below(5) == 0,
            issued: (self.below(3) > 0).then(|| Date { year, month: number(self), day: number(self) }),
            ..Record::default()
        };
        for field in Field::ALL {
            let text = self.text();
            record.set(field, Some(text).filter(|_| self.below(2) == 0));
        }
        record
    }
}

#[test]
fn any_record_is_cited() {
    let mut numbers = Numbers(0x1b1d);
    let styles = ["chicago", "apa", "vancouver", "ieee", "mla", "chicago-notes"]
        .map(|name| Style::named(name).unwrap());
    for _ in 0..100 {
        let (record, place) = (numbers.record(), numbers.text());
        for style in &styles {
            let cited = style.cite(&record);
            assert!(
                !cited.contains('\n') && !style.in_text(&record, Some(&place)).contains('\n'),
                "{cited:?}"
            );
        }
    }
}

#[test]
fn huge_records_are_cut() {
    let mut record = Record {
        authors: (0..2_000).map(|n| Name::parse(&format!("Family{n}, Given Name"))).collect(),
        ..Record::default()
    };
    for field in Field::ALL {
        record.set(field, Some("12–34, word & ".repeat(50_000)));
    }
    for name in ["chicago", "apa", "vancouver"] {
        let cited = Style::named(name).unwrap().cite(&record);
        assert!(cited.len() < 60_000, "{}", cited.len());
    }
}
