//! Citations as people and reference managers write them.

use super::*;
use crate::bibliography::Name;

fn check(citation: &str, authors: &[&str], year: i32, title: &str, container: &str) {
    let work = read_citation(citation);
    let named: Vec<String> = work.authors.iter().map(ToString::to_string).collect();
    assert_eq!(named, authors, "authors of {citation:?}");
    assert_eq!(work.year(), Some(year), "year of {citation:?}");
    assert_eq!(work.title(), Some(title), "title of {citation:?}");
    assert_eq!(work.container().unwrap_or(""), container, "container of {citation:?}");
}

#[test]
fn chicago_and_apa_are_told_apart() {
    check(
        "Orozco, Lluis, Robert Soler, and Javier García-Sancho. “Intervertebral Disc Repair: A Pilot Study.” Transplantation 92, no. 7 (October 15, 2011): 822–28. https://doi.org/10.1097/TP.0b013e3182298a15.",
        &["Orozco, Lluis", "Soler, Robert", "García-Sancho, Javier"],
        2011,
        "Intervertebral Disc Repair: A Pilot Study",
        "Transplantation",
    );
    check(
        "Milette, P.C., Morree, A. de, 1999. Differentiating disc bulges. Spine (Phila Pa 1976) 24, 44–53. https://doi.org/10.1097/00007632-199901010-00011",
        &["Milette, P.C.", "de Morree, A."],
        1999,
        "Differentiating disc bulges",
        "Spine",
    );
    check(
        "Roediger, H. L., & Karpicke, J. D. (2006). Test-enhanced learning. Psychological Science, 17(3), 249–255.",
        &["Roediger, H. L.", "Karpicke, J. D."],
        2006,
        "Test-enhanced learning",
        "Psychological Science",
    );
    check(
        "Melton, Arthur W. 1970. “The Situation.” Journal of Verbal Learning 9 (5): 596–606.",
        &["Melton, Arthur W."],
        1970,
        "The Situation",
        "Journal of Verbal Learning",
    );
    check(
        "Smith, Ada. “On “Deep” Things.” Nature (2020).",
        &["Smith, Ada"],
        2020,
        "On “Deep” Things",
        "Nature",
    );
}

#[test]
fn volumes_pages_dates_and_addresses() {
    let facts = |citation: &str| {
        let record = read_citation(citation);
        let date = record.issued.map(|date| format!("{}-{:?}-{:?}", date.year, date.month, date.day));
        let fields = record.fields.iter().skip(1).map(|(field, text)| format!("{} {text}", field.name()));
        [date.unwrap_or_default()].into_iter().chain(fields).collect::<Vec<String>>().join("; ")
    };
    for (citation, expected) in [
        (
            "Orozco, Lluis. “Intervertebral Disc.” Transplantation 92, no. 7 (October 15, 2011): 822–28. https://doi.org/10.1097/TP.0b013e3182298a15.",
            "2011-Some(10)-Some(15); container-title Transplantation; volume 92; issue 7; page 822–28; DOI 10.1097/tp.0b013e3182298a15",
        ),
        (
            "1. Smith JA, Jones B. Effects of E. coli on sleep: A trial. J Sleep Res. 2011 Oct 15;92(7):822-8. doi:10.1000/x",
            "2011-Some(10)-Some(15); container-title J Sleep Res; volume 92; issue 7; page 822–8; DOI 10.1000/x",
        ),
        (
            "Smith, John, et al. “Why Sleep?” Sleep, vol. 9, no. 2, 2011, pp. 3–4.",
            "2011-None-None; container-title Sleep; volume 9; issue 2; page 3–4",
        ),
        (
            "Smith, J., 2011. Drugs vs. sleep. Psychol. Sci. 17, 249–255.",
            "2011-None-None; container-title Psychol. Sci.; volume 17; page 249–255",
        ),
        (
            "USFDA. “Doses.” FDA, December 1, 2018. https://www.fda.gov/a.",
            "2018-Some(12)-Some(1); container-title FDA; URL https://www.fda.gov/a",
        ),
        ("PubChem. “Bicarbonate Ion.” Accessed January 27, 2025. https://x.org/1.", "; URL https://x.org/1"),
        (
            "Eliade, M. (1959). The sacred and the profane. New York: Harcourt.",
            "1959-None-None; publisher Harcourt; publisher-place New York",
        ),
    ] {
        assert_eq!(facts(citation), expected, "in {citation}");
    }
    let titles = ["Effects of E. coli on sleep: A trial", "Drugs vs. sleep"];
    let texts = [
        "Smith JA. Effects of E. coli on sleep: A trial. J. 2011;92(7):8.",
        "Smith, J., 2011. Drugs vs. sleep. Psychol. Sci. 17, 249.",
    ];
    assert_eq!(
        texts.map(|text| read_citation(text).title().map(str::to_string)),
        titles.map(|title| Some(title.to_string()))
    );
}

#[test]
fn any_text_gives_a_record() {
    let pieces = [
        "“",
        "”",
        "é",
        "(",
        ")",
        " ",
        ". ",
        ", ",
        ";",
        ":",
        "2011",
        "In ",
        "no. ",
        "vol. ",
        "pp. 3",
        "A.",
        "…",
        "http://",
        "doi:",
        "Accessed ",
        "and ",
        "漢",
        "–",
    ];
    let mut seed = 7usize;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text += pieces[(seed >> 33) % pieces.len()];
        }
        read_citation(&text);
    }
    read_citation(&"A. 2011; (1): ".repeat(5_000));
}

#[test]
fn authors_that_are_not_named_are_no_authors() {
    let work = read_citation("Doe, Ann, Bo Ek, et al. “Title.” Nature (n.d.).");
    assert_eq!(
        (work.authors, work.more_authors),
        (vec![Name::parse("Doe, Ann"), Name::parse("Ek, Bo")], true)
    );
    let work = read_citation("Doe, A., Ek, B., et al. (2020). Title. Nature.");
    assert_eq!((work.authors.len(), work.more_authors), (2, true));
}

#[test]
fn what_cannot_be_told_stays_empty() {
    let work = read_citation("a web page without anything");
    assert_eq!((work.authors.len(), work.year()), (0, None));
    assert_eq!(read_citation("").title(), None);
    assert_eq!(read_citation("“”. é 2020é“").year(), Some(2020));
}
