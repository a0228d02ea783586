//! What is exported is read back equal: records made up of everything a record can hold, and every entry of real
//! libraries, in each format.

use ibid::bibliography::export::{Format, Work, export};
use ibid::bibliography::{Date, Entry, Field, Kind, Name, Record, read_library};

/// Every format and the name of a file in it.
const FORMATS: [(Format, &str); 5] = [
    (Format::Bibtex, "a.bib"),
    (Format::Biblatex, "a.bib"),
    (Format::CslJson, "a.json"),
    (Format::CslYaml, "a.yaml"),
    (Format::Ris, "a.ris"),
];

/// `entry` as `format` can carry it: see the formats' own documentation.
fn carried(entry: &Entry, format: Format) -> Entry {
    let mut entry = Entry { line: 0, ..entry.clone() };
    if !matches!(format, Format::Bibtex | Format::Biblatex) {
        entry.aliases.clear();
    }
    let record = &mut entry.record;
    let names = record.authors.iter_mut().chain(&mut record.editors).chain(&mut record.translators);
    if format == Format::Ris {
        for name in names {
            name.family = name.family_with_particle();
            name.particle.clear();
        }
    }
    entry
}

/// Exports `entries` together, reads them back and compares each.
fn check(entries: &[Entry]) {
    for (format, path) in FORMATS {
        let works: Vec<Work> = entries.iter().map(Work::from).collect();
        let text = export(format, &works);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{format:?}");
        let (read, problems) = read_library(path, &text);
        assert_eq!(problems, [], "in {format:?}");
        assert_eq!(read.len(), entries.len(), "{format:?}");
        for (read, entry) in read.iter().zip(entries) {
            let alone = || export(format, &[Work::from(entry)]);
            assert_eq!(carried(read, format), carried(entry, format), "{format:?}:\n{}", alone());
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn of<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        let place = self.below(choices.len());
        &choices[place]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Words of all that is odd, on one line.
    fn text(&mut self) -> String {
        let words = [
            "the",
            "Memory",
            "DNA",
            "iPhone",
            "naïve",
            "Straße",
            "学习",
            "и",
            "память",
            "and",
            "others",
            "of",
            "{braced}",
            "{",
            "}",
            "}{",
            "\\",
            "\\emph{x}",
            "\\\\",
            "$5",
            "$x^2$",
            "50%",
            "a_b",
            "#1",
            "~",
            "^",
            "&",
            "A&B",
            "\"said\"",
            "''",
            "'tis",
            "`x`",
            "``y''",
            "--",
            "---",
            "–",
            "-",
            "a,b",
            ";",
            ":",
            "x=y",
            "@key",
            "@article{a,",
            "[a]",
            "*",
            "<",
            "> 5",
            "don’t",
            "…",
            "?",
            "1.",
            "-1",
            "\u{301}e",
            "e\u{301}",
            "🦀",
            "עברית",
            "TY - JOUR",
            "ER -",
            "null",
            "true",
            "- id: a",
            "'",
            "%7B",
            "\\textbackslash",
            "{\\'e}",
            "\\'",
            "~a~",
            "«q»",
            "“q”",
        ];
        let count = 1 + self.below(5);
        (0..count).map(|_| *self.of(&words)).collect::<Vec<&str>>().join(" ")
    }

    fn name(&mut self) -> Name {
        let particles = ["van", "de la", "von der", "De", "d’"];
        let families = [
            "Knuth",
            "García Ruiz",
            "Barnes and Noble, Inc.",
            "World Health Organization",
            "de Beauvoir",
            "e.e. cummings",
            "Others",
            "other",
            "van Gogh",
            "X, Y and Z",
            "李",
            "A=B",
            "family=x",
            "O’Neil",
            "Smith-Jones",
            "{Brace}",
            "A & B",
        ];
        let givens = ["Donald E.", "J.-P.", "Ana, María", "and", "给", "given=x", "Ludwig", "D.", "\\'E"];
        let mut part = |choices: &[&str], percent| match self.chance(percent) {
            true => (*self.of(choices)).to_string(),
            false => String::new(),
        };
        Name {
            family: part(&families, 100),
            given: part(&givens, 70),
            particle: part(&particles, 20),
            suffix: part(&["Jr.", "III", "PhD, MD"], 15),
        }
    }

    fn names(&mut self) -> Vec<Name> {
        let count = self.below(4);
        (0..count).map(|_| self.name()).collect()
    }

    fn date(&mut self) -> Option<Date> {
        let year = *self.of(&[2008, 1999, 850, 44, -44, 1, 2024]);
        let month = self.chance(60).then(|| 1 + self.below(12) as u8);
        let day = month.and_then(|_| self.chance(50).then(|| 1 + self.below(31) as u8));
        self.chance(80).then_some(Date { year, month, day })
    }

    fn value(&mut self, field: Field) -> String {
        let fixed: &[&str] = match field {
            Field::Page => &["44–53", "e000851", "902–918.e6, 920–921", "12", "S-12", "1–2–3"],
            Field::Doi => {
                &["10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2", "10.1000/a_b"]
            }
            Field::Url => &["https://x.org/a_b?c=~d&e=%20#f", "https://x.org/a(b)/%7Bc%7D,d;e$f"],
            Field::Issn => &["0036-8075", "odd issn"],
            Field::Isbn => &["978-3-16-148410-0", "1234-5678"],
            Field::Language => &["es", "en-US", "spanish", "Nahuatl", "x_y"],
            Field::Genre => {
                &["PhD thesis", "Master’s thesis", "Thesis", "phdthesis", "Blog & more", "mathesis"]
            }
            Field::Archive => &["arXiv", "PubMed", "JSTOR", "Archivo {General}"],
            Field::ArchiveLocation => &["1234.5678v2", "hep-th/9901001", "a_b{c}", "AGN_1"],
            Field::Publisher => &["https://x.org", "A and B", "Springer"],
            Field::Number | Field::Issue | Field::CollectionNumber => &["3", "5865", "1–2", "S1"],
            _ => return self.text(),
        };
        (*self.of(fixed)).to_string()
    }

    fn entry(&mut self, place: usize) -> Entry {
        let kinds: Vec<Kind> = Kind::all().filter(|kind| kind.name() != "document").collect();
        let keys = ["Knuth", "bartolomé", "gupta&ferguson", "a.b:c/", "_x$", "key(1)'s+"];
        let mut record = Record {
            kind: self.chance(95).then(|| kinds[place % kinds.len()]),
            authors: self.names(),
            more_authors: self.chance(10),
            editors: self.names(),
            translators: self.names(),
            issued: self.date(),
            accessed: self.date(),
            keywords: (0..self.below(3)).map(|_| self.text().replace([',', ';'], "")).collect(),
            ..Record::default()
        };
        record.keywords = record
            .keywords
            .iter()
            .filter_map(|text| Some(text.trim().to_string()).filter(|text| !text.is_empty()))
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        for field in Field::ALL {
            if self.chance(45) {
                let value = self.value(field);
                record.set(field, Some(value));
            }
        }
        let aliases =
            if self.chance(10) { vec![format!("alias{place}"), format!("álias-{place}")] } else { vec![] };
        Entry { key: format!("{}{place}", self.of(&keys)), aliases, line: 0, record }
    }
}

#[test]
fn made_up_records_are_read_back_equal() {
    for seed in 1..=20 {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        check(&(0..120).map(|place| random.entry(place)).collect::<Vec<Entry>>());
    }
}

#[test]
fn real_libraries_are_read_back_equal() {
    let root = env!("CARGO_MANIFEST_DIR");
    for (path, count) in [
        ("demo-vault/Notebook/library.bib", 30),
        ("demo-vault/Notebook/further reading.json", 1),
        ("demo-vault/Notebook/further reading.yaml", 1),
        ("../shared/vaults/notas/notas/librero.bib", 1169),
    ] {
        let Ok(text) = std::fs::read_to_string(format!("{root}/{path}")) else {
            eprintln!("skipped: {path} is not here");
            continue;
        };
        let entries = read_library(path, &text).0;
        assert!(entries.len() >= count, "{path}: {}", entries.len());
        check(&entries);
    }
}

#[test]
fn nothing_hostile_is_written() {
    let mut record = Record { authors: vec![Name::whole("A\u{1b}[31mB\u{202e}")], ..Record::default() };
    record.set(Field::Title, Some("one\ntwo\u{9b}\u{7} \u{2067}three".to_string()));
    record.keywords = vec!["k\rTY  - JOUR\u{0}".to_string()];
    for (format, path) in FORMATS {
        let text = export(format, &[Work { key: Some("a\u{1b}b\nc"), aliases: &[], record: &record }]);
        let hostile = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{2069}').contains(&c);
        assert!(!text.contains(hostile), "{format:?}: {text:?}");
        let (entries, problems) = read_library(path, &text);
        assert_eq!((entries.len(), problems), (1, vec![]), "{text}");
        assert_eq!((entries[0].key.as_str(), entries[0].record.title()), ("ab_c", Some("one two three")));
        assert_eq!(entries[0].record.authors[0].family, "A[31mB");
    }
    assert_eq!(export(Format::Bibtex, &[]), "");
}
