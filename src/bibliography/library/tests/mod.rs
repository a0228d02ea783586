//! Library files as people and programs write them, and as attackers do.

mod records;

use super::read_library;
use crate::bibliography::{Entry, format};

/// Each entry as `key@line citation`, then each problem as `!line message`.
fn shown(path: &str, text: &str) -> Vec<String> {
    let (entries, problems) = read_library(path, text);
    let entry = |entry: &Entry| {
        let address = entry.record.doi().or(entry.record.url());
        format!("{}@{} {}", entry.key, entry.line, format(&entry.record, address))
    };
    let problems = problems.iter().map(|problem| format!("!{} {}", problem.line, problem.message));
    entries.iter().map(entry).chain(problems).collect()
}

fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(shown(path, text), expected, "in {text}");
}

/// One BibTeX entry with `fields`.
fn bib(fields: &str, expected: &str) {
    check("a.bib", &format!("@article{{k,\n{fields}\n}}"), &[&format!("k@1 {expected}")]);
}

#[test]
fn bibtex_names() {
    bib("author={Knuth, Donald E.}, title={T}", "Knuth, Donald E. “T.”");
    bib(
        "author={Donald E. Knuth and Jean de la Fontaine}, title={T}",
        "Knuth, Donald E., and Jean de la Fontaine. “T.”",
    );
    bib("author={Roediger, III, Henry L.}, title={T}", "Roediger, Henry L., III. “T.”");
    bib(
        "author={family=Beumont, given=Simon, prefix=de and given=Ann, family={García Ruiz}}, title={T}",
        "de Beumont, Simon, and Ann García Ruiz. “T.”",
    );
    bib("author={{Barnes and Noble, Inc.} and others}, title={T}", "Barnes and Noble, Inc., et al. “T.”");
    bib(
        "author=\"Abreu, Cl{\\'a}udio\nand\n{\\O}rsted, Hans\", title={T}",
        "Abreu, Cláudio, and Hans Ørsted. “T.”",
    );
    bib("editor={Doe, Jane}, title={T}", "Doe, Jane. “T.”");
}

#[test]
fn bibtex_dates_containers_and_addresses() {
    bib("title={T}, date={2008-02-15}, year={1999}, journaltitle={J}, publisher={P}", "“T.” 2008. J.");
    bib("title={T}, date={forthcoming}, year={1999}", "“T.” 1999.");
    bib("TITLE={T}, Year=1970, journal={J}", "“T.” 1970. J.");
    bib("title={T}, subtitle={S}, booktitle={B}, year={in press, 2021?}", "“T: S.” 2021. B.");
    bib("title={T}, doi={https://doi.org/10.1000/A\\_B}", "“T.” 10.1000/a_b.");
    bib(
        "title={T}, doi={10.1002/1097(1998)17:15{$<$}16::AID{\\textgreater}3.0.CO;2-2}",
        "“T.” 10.1002/1097(1998)17:15<16::aid>3.0.co;2-2.",
    );
    bib("title={T}, url={http://dx.doi.org/10.1000/1}", "“T.” 10.1000/1.");
    bib("title={T}, url={https://x.org/a_b?c=~d\\&e}", "“T.” https://x.org/a_b?c=~d&e.");
}

#[test]
fn latex_is_read_as_far_as_it_goes() {
    bib("title={{Antropolog{\\'i}a del {\\emph{Estado}}}}", "“Antropología del Estado.”");
    bib(
        "title={Mart\\'\\i nez, Garc{\\'{\\i}}a, M\\\"uller, Stra{\\ss}e, \\o{}re, \\v{C}ech}",
        "“Martínez, García, Müller, Straße, øre, Čech.”",
    );
    bib(
        "title={``Deep''~things --- \\textit{in situ} \\& more}",
        "“““Deep” things — in situ & more.”".replacen("““", "“", 1).as_str(),
    );
    bib("author={Illich, {\\relax Iv{\\'a}n}}, title={{\\em Ivory}}", "Illich, Iván. “Ivory.”");
    bib("title={one\n   two}", "“one two.”");
    let (entries, problems) = read_library("a.bib", "@book{k,\n year={2001},\n title={costs 5$}}");
    assert_eq!(entries[0].record.title(), Some("costs 5$"));
    assert_eq!((problems.len(), problems[0].line), (1, 3), "{problems:?}");
}

#[test]
fn abbreviations_and_what_is_inherited() {
    check(
        "a.bib",
        "@string{psci = \"Psych. \" # sci, Sci={Science}}\n@article{k, title={T}, journal=PSCI # { X}, month=mar}",
        &["k@2 “T.” Psych. sci X."],
    );
    check(
        "a.bib",
        "@article{k,\ntitle={T},\njournal = nope}",
        &["k@1 “T.” nope.", "!3 the field `journal` names the abbreviation `nope`, which no @string defines"],
    );
    check(
        "a.bib",
        "@inbook{k, title={T}, crossref={b}}\n@book{b, title={B}, year=1990}\n@book{c, crossref={c}, title={C}}",
        &["k@1 “T.” 1990. B.", "b@2 “B.” 1990.", "c@3 “C.”"],
    );
}

#[test]
fn one_bad_entry_costs_no_other() {
    check(
        "a.bib",
        "% x\n@book{a, title={A}}\n@book{a, title={again}}\n\n@misc{open,\n title={not {closed},\n}\n@book{b, title={B}}\n@book{c, title={C} year=1}\n@book{, title={D}}\n@book e\n@comment{x}\n@preamble{\"y\"}\n@book{f, title={F}}",
        &[
            "a@2 “A.”",
            "b@8 “B.”",
            "f@14 “F.”",
            "!3 the key `a` is that of the entry on line 2 already; this one is not read",
            "!5 `@misc{open` cannot be read: it does not end: a brace or quotation mark is missing",
            "!9 `@book{c, title={C} year=1}` cannot be read: expected comma on line 9",
            "!10 an entry without a key cannot be cited; it is not read",
            "!11 `@book e` cannot be read: expected opening brace on line 11",
        ],
    );
}

const JSON: &str = r#"[
  {"id": "a", "type": "article-journal", "title": "On <i>E. coli</i> & a < b", "container-title": ["J"],
   "author": [{"family": "Rey", "given": "Jo", "non-dropping-particle": "del"}, {"literal": "WHO"}],
   "issued": {"date-parts": [["2006", 3]]}, "DOI": "10.1000/X", "URL": "https://doi.org/10.1000/X", "keyword": "x; y"},
  {"id": 7, "type": "book", "issued": {"raw": "March 1999"}, "title": "B"},
  {"type": "book", "title": "no id"},
  {"id": "c", "type": "book" "title": "C"},
  {"id": "d", "type": "book", "title": "D, }"},
  {"id": "e", "type": "book", "author": [{"family": "E"],
   "title": "E"},
  {"id": "f", "type": "book", "citation-key": "g", "title": "F", "issued": 1880}
]"#;

#[test]
fn csl_json() {
    check(
        "a.JSON",
        JSON,
        &[
            "a@2 del Rey, Jo, and WHO. 2006. “On E. coli & a < b.” J. 10.1000/x.",
            "7@5 “B.” 1999.",
            "d@8 “D, }.”",
            "g@11 “F.” 1880.",
            "!6 an entry cannot be read: it has no `id`",
            "!7 an entry cannot be read: it is not valid JSON on line 7",
            "!9 an entry cannot be read: it is not valid JSON on line 9",
        ],
    );
    assert_eq!(read_library("a.json", JSON).0[0].record.keywords, ["x", "y"]);
}

#[test]
fn csl_yaml() {
    check(
        "a.yaml",
        "---\ntitle: T\nreferences:\n  # the list\n  - id: a\n    type: book\n    title: 'A: B'\n    abstract: |\n      - id: no\n\n      text\n    issued:\n    - year: 2001\n  - type: book\n    id: b\n    issued: 2012-03\n    author:\n    - family: Kang\n      given: S. H. K.\n  - id: c\n    title: *c\n  - id: d\n    type: [\n  - id: e\n    type: book\n    DOI: 10.1000/e\n    title: E\n...\nother:\n  - id: f\n",
        &[
            "a@5 “A: B.” 2001.",
            "b@14 Kang, S. H. K. 2012.",
            "e@24 “E.” 10.1000/e.",
            "!20 an entry cannot be read: it uses YAML anchors or aliases on line 21",
            "!22 an entry cannot be read: it is not valid YAML on line 23",
        ],
    );
    check("a.yml", "references:\n- id: a\n  type: book\n  title: A\nnocite: x\n- id: b", &["a@2 “A.”"]);
}

#[test]
fn other_files_are_no_libraries() {
    for (path, text) in [
        ("a.json", "{\"id\": 1, \"type\": \"book\"}"),
        ("a.json", "[1, 2, {\"id\": \"a\", \"type\": \"book\"}]"),
        ("a.json", "[{\"id\": \"a\", \"type\": \"node\"}, {\"id\": \"b\", \"type\": \"book\"}]"),
        ("a.json", "[{\"a\": 1}, {\"b\" 2}"),
        ("a.json", "[{"),
        ("a.json", ""),
        ("a.yaml", "references: none\n- id: a\n  type: book"),
        ("a.yaml", "references:\n- book\n- paper"),
        ("a.yaml", "references:\n"),
        ("a.yaml", "other:\n- id: a\n  type: book"),
        ("a.bib", "not @book{a}"),
        ("a.txt", "@book{a, title={T}}"),
    ] {
        check(path, text, &[]);
    }
}

#[test]
fn attacks_are_read_in_bounded_time_and_memory() {
    let bomb: String = (1..60).map(|n| format!("@string{{s{n} = s{} # s{}}}\n", n - 1, n - 1)).collect();
    let nested = |open: &str, close: &str| {
        format!("@book{{k, title={{{}{}}}}}", open.repeat(50_000), close.repeat(50_000))
    };
    for (path, text) in [
        ("a.bib", format!("@string{{s0 = \"xx\"}}\n{bomb}@book{{k, title = s59}}")),
        ("a.bib", "@string{a = b, b = a}\n@book{k, title = a, crossref={k}, ids={k}, xdata={k}}".to_string()),
        ("a.bib", nested("\\a{", "}")),
        ("a.bib", nested("{", "}")),
        ("a.bib", nested("{}", "")),
        ("a.bib", format!("@book{{k, title={{{}", "{".repeat(100_000))),
        ("a.bib", "@book{k, date={2020-00}, author={= and {=} and ,,, and}, title={\\".to_string()),
        ("a.bib", "@book{\n".repeat(20_000)),
        ("a.json", format!("[{{\"id\":\"k\",\"type\":\"book\",\"title\":{}", "[".repeat(100_000))),
        ("a.json", format!("[{}", "{\n".repeat(50_000))),
        ("a.yaml", format!("references:\n- id: k\n  type: book\n  title: {}", "[".repeat(50_000))),
        (
            "a.yaml",
            format!("references:\n- id: k\n  type: book\n  a: &a [x]\n{}", "  b: [*a,*a]\n".repeat(5_000)),
        ),
        ("a.yaml", format!("references:\n{}", "- ".repeat(50_000))),
    ] {
        let (entries, problems) = read_library(path, &text);
        let long = entries.iter().filter_map(|entry| entry.record.title()).map(str::len).max();
        assert!(entries.len() <= 1 && long.unwrap_or(0) <= 4 * text.len(), "{path} {}…", &text[..20]);
        assert!(!entries.is_empty() || path != "a.bib" || !problems.is_empty(), "{path} {}…", &text[..20]);
    }
}
