//! All that library files say of a work, fact by fact.

use crate::bibliography::{Entry, Name, Record, read_library};

/// The facts of `record`, one a line: names as `family|given|particle|suffix`.
fn facts(record: &Record) -> Vec<String> {
    let name = |name: &Name| {
        let parts = [&name.family, &name.given, &name.particle, &name.suffix];
        parts.map(String::as_str).join("|").trim_end_matches('|').to_string()
    };
    let names = |role: &'static str, names: &[Name]| -> Vec<String> {
        names.iter().map(|one| format!("{role} {}", name(one))).collect()
    };
    let date = |role: &str, date: Option<crate::bibliography::Date>| {
        date.map(|date| {
            let part = |part: Option<u8>| part.map(|part| format!("-{part}")).unwrap_or_default();
            format!("{role} {}{}{}", date.year, part(date.month), part(date.day))
        })
    };
    let mut facts: Vec<String> = record.kind.map(|kind| kind.name().to_string()).into_iter().collect();
    facts.extend(names("author", &record.authors));
    facts.extend(record.more_authors.then(|| "others".to_string()));
    facts.extend(names("editor", &record.editors));
    facts.extend(names("translator", &record.translators));
    facts.extend([date("issued", record.issued), date("accessed", record.accessed)].into_iter().flatten());
    facts.extend(record.fields.iter().map(|(field, text)| format!("{} {text}", field.name())));
    facts.extend((!record.keywords.is_empty()).then(|| format!("keyword {}", record.keywords.join("; "))));
    facts
}

fn check(path: &str, text: &str, expected: &[&str]) {
    let (entries, problems) = read_library(path, text);
    assert_eq!(problems, [], "in {text}");
    assert_eq!(facts(&entries[0].record), expected, "in {text}");
}

/// The facts of a BibTeX entry of some type with `fields`.
fn bib(entry_type: &str, fields: &str, expected: &[&str]) {
    check("a.bib", &format!("@{entry_type}{{k,\n{fields}\n}}"), expected);
}

#[test]
fn articles() {
    bib(
        "article",
        "title={T}, shorttitle={S}, journal={J}, shortjournal={J.}, volume=17, number={3}, pages={249--255},
         year=2006, month=mar, issn={0036-8075}, langid={spanish}, series={4}, note={n}, annotation={a},
         eprint={1234.5}, archivePrefix={arXiv}, urldate={2020-01-02}, publisher={P}, address={Q}, keywords={a, b;c}",
        &[
            "article-journal",
            "issued 2006-3",
            "accessed 2020-1-2",
            "title T",
            "title-short S",
            "container-title J",
            "container-title-short J.",
            "collection-title 4",
            "volume 17",
            "issue 3",
            "page 249–255",
            "publisher P",
            "publisher-place Q",
            "archive arXiv",
            "archive_location 1234.5",
            "language es",
            "ISSN 0036-8075",
            "note n",
            "annote a",
            "keyword a; b; c",
        ],
    );
    bib(
        "article",
        "entrysubtype={newspaper}, date={2008-02-15/2008-03}, eid={e1}",
        &["article-newspaper", "issued 2008-2-15", "page e1"],
    );
    bib("article", "year=1999, month=\"10~\" # jan", &["article-journal", "issued 1999-1-10"]);
    bib(
        "article",
        "year=1999, month={marzo}, eprint={123}, eprinttype={pubmed}",
        &["article-journal", "issued 1999-3", "PMID 123"],
    );
}

#[test]
fn books_theses_reports_and_pages() {
    bib(
        "incollection",
        "title={T}, booktitle={B}, editor={E, F and others}, translator={{The Translators}}, number=2, series={S}, edition={3}, volumes=4, chapter=5",
        &[
            "chapter",
            "editor E|F",
            "translator The Translators",
            "title T",
            "container-title B",
            "collection-title S",
            "collection-number 2",
            "number-of-volumes 4",
            "chapter-number 5",
            "edition 3",
        ],
    );
    bib("phdthesis", "school={S}", &["thesis", "genre PhD thesis", "publisher S"]);
    bib("phdthesis", "type={Thesis}", &["thesis"]);
    bib("thesis", "type={mathesis}, institution={I}", &["thesis", "genre Master’s thesis", "publisher I"]);
    bib("techreport", "number={TR 1}, type={Memo}", &["report", "number TR 1", "genre Memo"]);
    bib("misc", "howpublished={\\url{https://x.org/a_b}}", &["URL https://x.org/a_b"]);
    bib(
        "misc",
        "howpublished={Blog}, csl-type={post}, csl-event-title={E \\& F}",
        &["post", "event-title E & F", "publisher Blog"],
    );
    bib("unheard", "title={T}", &["title T"]);
}

#[test]
fn names_in_bibtex() {
    let author = |names: &str, expected: &[&str]| bib("misc", &format!("author={{{names}}}"), expected);
    author(
        "{Barnes and Noble, Inc.} and {WHO} and others",
        &["author Barnes and Noble, Inc.", "author WHO", "others"],
    );
    author("van den Berg, Jr., Jan", &["author Berg|Jan|van den|Jr."]);
    author("Jan van den Berg and Plato", &["author Berg|Jan|van den", "author Plato"]);
    author("Ortega y Gasset, José and de Beauvoir", &["author Ortega y Gasset|José", "author Beauvoir||de"]);
    author(
        "{van Dijk}, {Jan, the Elder} and {\\'E}mile Zola",
        &["author van Dijk|Jan, the Elder", "author Zola|Émile"],
    );
    author("family={La Cruz}, given={Juan}, prefix={De}, suffix=Jr.", &["author La Cruz|Juan|De|Jr."]);
    author("{\\'e}. Smith and and and X~Y", &["author Smith||é.", "author Y|X"]);
}

#[test]
fn inherited_by_the_rules_of_biblatex() {
    check(
        "a.bib",
        "@inproceedings{a, title={A}, crossref={p}, xdata={x, y}}
         @xdata{x, publisher={X}, location={L}}
         @xdata{y, publisher={Y}, note={N}, xdata={x}}
         @proceedings{p, title={P}, subtitle={Q}, shorttitle={no}, date={2001-02}, editor={E, F}, address={no}, ids={no}}",
        &["paper-conference", "editor E|F", "issued 2001-2", "title A", "container-title P", "publisher X", "publisher-place L", "note N"],
    );
    check(
        "a.bib",
        "@article{a, title={A}, year=1999, crossref={p}}@periodical{p, title={P}, date={2001}, volume=2}",
        &["article-journal", "issued 1999", "title A", "container-title P", "volume 2"],
    );
    check("a.bib", "@book{a, crossref={b}}\n@book{b, crossref={a}, title={B}}", &["book", "title B"]);
    let chain: String = (0..30_000)
        .map(|n| format!("@book{{k{n}, crossref={{k{}}}, xdata={{k{}}}}}\n", n + 1, n + 2))
        .collect();
    assert_eq!(read_library("a.bib", &chain).0.len(), 30_000);
    let long = "x".repeat(100_000);
    let wide: String = (0..200).map(|n| format!("@book{{k{n}, crossref={{p}}}}\n")).collect();
    let (entries, _) = read_library("a.bib", &format!("{wide}@book{{p, title={{{long}}}}}"));
    let bytes: usize = entries.iter().filter_map(|entry| entry.record.title()).map(str::len).sum();
    assert!(bytes < 1_000_000, "what is handed down is bounded: {bytes}");
}

#[test]
fn further_keys() {
    let (entries, problems) = read_library("a.bib", "@book{a, ids={b, c ,d}}\n@book{c, ids={d}}");
    let keys = |entry: &Entry| format!("{} {}", entry.key, entry.aliases.join(" "));
    assert_eq!(entries.iter().map(keys).collect::<Vec<_>>(), ["a b d", "c "]);
    let messages: Vec<String> =
        problems.iter().map(|problem| format!("{} {}", problem.line, problem.message)).collect();
    assert_eq!(
        messages,
        [
            "1 the key `c` in `ids` is that of the entry on line 2 already",
            "2 the key `d` in `ids` is that of the entry on line 1 already"
        ]
    );
}

#[test]
fn csl_items() {
    check(
        "a.json",
        r#"[{"id": "k", "type": "chapter", "title": "T", "shortTitle": "S", "journalAbbreviation": "J.", "page": "1-9",
        "author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van", "suffix": "Jr."}, {"literal": "A, B and C"}, {"literal": "others"}],
        "editor": [{"given": "Madonna"}], "translator": {"family": "T"}, "issued": {"date-parts": [[2001, "2", 30]], "season": 1},
        "accessed": {"raw": "2 March 2020"}, "event-place": "P", "number-of-pages": 12, "archive_location": "x", "PMID": 1}]"#,
        &[
            "chapter",
            "author Gogh|V.|van|Jr.",
            "author A, B and C",
            "others",
            "editor Madonna",
            "translator T",
            "issued 2001-2-30",
            "accessed 2020-3-2",
            "title T",
            "title-short S",
            "container-title-short J.",
            "event-place P",
            "page 1–9",
            "number-of-pages 12",
            "archive_location x",
            "PMID 1",
        ],
    );
    let date = |date: &str, expected: &str| {
        let text = format!("[{{\"id\": 1, \"type\": \"document\", \"issued\": {date}}}]");
        check("a.json", &text, &[&format!("issued {expected}")]);
    };
    date(r#""2008-02-15""#, "2008-2-15");
    date(r#""2008-02~/2009""#, "2008-2");
    date(r#"{"literal": "Spring 1999"}"#, "1999");
    date(r#"{"date-parts": [[-44, 3, 15], [2000]]}"#, "-44-3-15");
    date(r#"[{"year": 2001, "month": 5}]"#, "2001-5");
}

#[test]
fn csl_yaml_in_flow_style() {
    let text = "[{id: a, type: book, title: \"A, ] \\\" {B}\", author: [{family: O'Neil}]},\n {id: b, type: book, title: 'it''s {'},\n {id: c, type: [}]";
    let (entries, problems) = read_library("a.yaml", text);
    let titles: Vec<Option<&str>> = entries.iter().map(|entry| entry.record.title()).collect();
    assert_eq!(titles, [Some("A, ] \" {B}"), Some("it's {")]);
    assert_eq!((entries[1].line, problems.len()), (2, 1), "{problems:?}");
    check(
        "a.yml",
        "---\ntitle: x\nreferences: [\n  {id: a, type: book, issued: {year: 2001}}\n]\n",
        &["book", "issued 2001"],
    );
}

#[test]
fn ris() {
    check(
        "a.ris",
        "TY  - JOUR\nAU  - de la Fontaine, Jean, Jr.\nA1 - Barnes and Noble,, Inc.\nAU - others\nED  - E, F\nTI  - One\n two\nT2  - Journal\nPY  - 2008\nDA  - 2008/02/15/\nVL  - 1\nIS  - 2\nSP  - 44\nEP  - 53\nDO  - https://doi.org/10.1000/X\nUR  - https://x.org\nKW  - a\nKW  - b; c\nSN  - 0036-8075\nSN  - 978-3\nID  - k\nC8  - csl-version: 3\nER  - \n",
        &[
            "article-journal",
            "author Fontaine|Jean|de la|Jr.",
            "author Barnes and Noble, Inc.",
            "others",
            "editor E|F",
            "issued 2008-2-15",
            "title One two",
            "container-title Journal",
            "volume 1",
            "issue 2",
            "page 44–53",
            "version 3",
            "ISBN 978-3",
            "ISSN 0036-8075",
            "DOI 10.1000/x",
            "URL https://x.org",
            "keyword a; b; c",
        ],
    );
}

#[test]
fn broken_ris_costs_no_other() {
    let text = "junk\nXX  - y\nTY  - BOOK\nTI  - no key\nER  -\nTY  - BOOK\nID  - a\nTI  - A\nTY  - THES\n  ID  - b\nER  - \n";
    let (entries, problems) = read_library("a.ris", text);
    let keys: Vec<(&str, u32)> = entries.iter().map(|entry| (entry.key.as_str(), entry.line)).collect();
    assert_eq!(keys, [("a", 6), ("b", 9)]);
    let messages: Vec<(u32, &str)> =
        problems.iter().map(|problem| (problem.line, problem.message.as_str())).collect();
    assert_eq!(
        messages,
        [
            (2, "a line outside of any reference is not read; one begins with `TY  - `"),
            (3, "a reference without `ID` cannot be cited; it is not read")
        ]
    );
}
