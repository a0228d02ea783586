//! Queries over a small vault: the notes that satisfy them as far as the index tells, and terms that name nothing.

use super::*;
use crate::bibliography::{Library, read_library};
use crate::config::Settings;
use crate::index::Index;
use crate::note;

const LIBRARY: &str = "@article{melton1970, title={Spacing}, doi={10.1016/S0022-5371(70)80107-4}}";

const FILES: [(&str, &str); 8] = [
    (
        "Claims/a.md",
        "---\nupdated: 2025-01-02\nstatus: to read\nrating: 4\n---\n#disc rests on [@melton1970] and [[b]]",
    ),
    ("Claims/b.md", "---\ncreated: 2024-12-31\nalias: Other name\n---\n# Heading\n[[nowhere]]"),
    ("Notes/Élan vital.md", "---\ntitle: Élan vital\nauthor: García, Ana\n---\n#disc/lumbar [[Claims/a]]"),
    ("Notes/Sub/c.md", "---\ntype: Claim\nup: \"[[Élan vital]]\"\n---\n"),
    ("Tags/Pain.md", ""),
    ("d.md", "---\nupdated: 2025-02-01T10:00:00+01:00\n---\n[[Pain]] 10.1016/s0022-5371(70)80107-4"),
    ("e.md", "---\nbroken: [\n---\n"),
    ("melton1970.md", "---\ncitekey: melton1970\n---\n"),
];

fn vault() -> Index {
    let settings = Settings::default();
    let (notes, problems): (Vec<_>, Vec<_>) =
        FILES.iter().map(|(path, text)| note::parse(path, text, &settings)).unzip();
    let entries = read_library("l.bib", LIBRARY).0;
    let library = Library { path: "l.bib".into(), entries, ..Library::default() };
    crate::index::build(notes, vec![library], Vec::new(), problems.concat(), &settings)
}

/// The stems of the notes of which a query surely holds; what texts hold is not known.
fn found(index: &Index, query: &str) -> String {
    let query = parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let filter = Filter::new(&query, index);
    let holds = |id: &crate::index::NoteId| filter.holds(*id, &|_| None) == Some(true);
    index
        .note_ids()
        .filter(holds)
        .map(|id| note::path::stem(index.note(id).path()))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn notes_are_found() {
    let index = vault();
    let all = "a, b, c, Élan vital, Pain, d, e, melton1970";
    for (query, expected) in [
        ("", all),
        ("tag:disc", "a, Élan vital"),
        ("tag:#DISC/lumbar", "Élan vital"),
        ("tag:pain", "d"),
        ("-tag:disc -tag:pain", "b, c, Pain, e, melton1970"),
        ("path:claims", "a, b"),
        ("path:/notes/", "c, Élan vital"),
        ("path:/sub", ""),
        ("path:elan", "Élan vital"),
        ("path:\"notes/*vital\" OR path:/d", "Élan vital, d"),
        ("kind:CLAIM", "a, b, c"),
        ("kind:clai", ""),
        ("title:\"an vit\" OR title:other", "b, Élan vital"),
        ("cites:melton1970", "a, d"),
        ("cites:@Melton1970", "a, d"),
        ("cites:https://doi.org/10.1016/S0022-5371(70)80107-4", "a, d"),
        ("cites:melton1970.md", "a, d"),
        ("cites:b", ""),
        ("links-to:b", "a"),
        ("links-to:Claims/a.md", "Élan vital"),
        ("links-to:\"Élan vital\" OR links-to:[[Pain]]", "c, d"),
        ("linked-from:a", "b"),
        ("linked-from:c -linked-from:a", "Élan vital"),
        ("has:source", "a, d, melton1970"),
        ("has:tag", "a, Élan vital, d"),
        ("has:link", "a, b, c, Élan vital, d"),
        ("has:backlink", "a, b, Élan vital, Pain"),
        ("has:relation", "c"),
        ("has:unresolved", "b"),
        ("has:heading has:alias", "b"),
        ("has:property", "a, b, c, Élan vital, d, e, melton1970"),
        ("has:table", ""),
        ("has:work", "melton1970"),
        ("has:problem", "e"),
        ("updated:2025-01", "a"),
        ("updated:>=2025", "a, d"),
        ("updated:..2025-01", "a, b"),
        ("updated:*", "a, b, d"),
        ("created:2024", "b"),
        ("-created:2024 updated:*", "a, d"),
        ("status:read", "a"),
        ("status:=read", ""),
        ("rating:>3 author:*", ""),
        ("rating:>3 OR author:garcia", "a, Élan vital"),
        ("up:\"elan vital\"", "c"),
        ("(tag:disc OR has:alias) -path:notes", "a, b"),
        ("-(tag:disc OR kind:claim)", "Pain, d, e, melton1970"),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
}

#[test]
fn what_a_text_holds_decides_only_where_the_index_does_not() {
    let index = vault();
    let id = index.note_at("Claims/a.md").unwrap();
    let holds =
        |query: &str, text: Option<bool>| Filter::new(&parse(query).unwrap(), &index).holds(id, &|_| text);
    for (query, unknown, held, not_held) in [
        ("x", None, Some(true), Some(false)),
        ("-x", None, Some(false), Some(true)),
        ("x tag:disc", None, Some(true), Some(false)),
        ("x tag:pain", Some(false), Some(false), Some(false)),
        ("x OR tag:disc", Some(true), Some(true), Some(true)),
        ("x OR tag:pain", None, Some(true), Some(false)),
        ("-(x tag:pain)", Some(true), Some(true), Some(true)),
        ("(x OR tag:disc) (y OR tag:pain)", None, Some(true), Some(false)),
    ] {
        let answers = (holds(query, None), holds(query, Some(true)), holds(query, Some(false)));
        assert_eq!(answers, (unknown, held, not_held), "{query}");
    }
    let query = parse("b a -b tag:x /a/ \"a\"").unwrap();
    let texts = [TextTerm::Words("b".into()), TextTerm::Words("a".into()), TextTerm::Pattern("a".into())];
    assert_eq!(Filter::new(&query, &index).texts(), texts);
}

#[test]
fn terms_that_name_nothing_are_told() {
    let index = vault();
    for (query, expected) in [
        ("tag:disc kind:claim cites:melton1970 links-to:a status:x path:nowhere title:nothing", ""),
        ("x tag:disk", "tag:disk: no tag is called `disk`; did you mean `disc`?"),
        ("tag:zzzzzz", "tag:zzzzzz: no tag is called `zzzzzz`"),
        ("-kind:clam", "kind:clam: no note is of the kind `clam`; did you mean `Claim`?"),
        (
            "cites:@melton1971",
            "cites:@melton1971: no work is called `@melton1971`; did you mean `melton1970`?",
        ),
        (
            "links-to:\"Elan vita\"",
            "links-to:\"Elan vita\": nothing is called `Elan vita`; did you mean `Élan vital`?",
        ),
        ("cite:x", "cite:x: no note has a property `cite`; did you mean `cites`?"),
        ("statu:x", "statu:x: no note has a property `statu`; did you mean `status`?"),
        ("Sleep:x", "Sleep:x: no note has a property `Sleep`; in quotes it is text"),
    ] {
        let read = parse(query).unwrap();
        let told = Filter::new(&read, &index).unknown();
        let told: Vec<String> = told
            .iter()
            .map(|unknown| format!("{}: {}", &query[unknown.span.clone()], unknown.message))
            .collect();
        assert_eq!(told.join("\n"), expected, "{query}");
    }
}

/// Sets answer as the terms do one by one, whatever the tree.
#[test]
fn sets_combine_as_their_terms_do() {
    let index = vault();
    let terms = ["tag:disc", "kind:claim", "has:link", "path:notes", "updated:*", "text"];
    arbtest::arbtest(|u| {
        let query = parse(&random(u, &terms, 0)?).unwrap();
        let filter = Filter::new(&query, &index);
        for id in index.note_ids() {
            let text = *u.choose(&[None, Some(true), Some(false)])?;
            let slowly = query.root().map_or(Some(true), |root| naive(root, &index, id, text));
            assert_eq!(filter.holds(id, &|_| text), slowly, "{}", query.text());
        }
        Ok(())
    })
    .budget_ms(1_000);
}

fn random(
    u: &mut arbtest::arbitrary::Unstructured,
    terms: &[&str],
    depth: usize,
) -> arbtest::arbitrary::Result<String> {
    let sign = if u.ratio(1, 3)? { "-" } else { "" };
    if depth > 3 || u.ratio(1, 3)? {
        return Ok(format!("{sign}{}", u.choose(terms)?));
    }
    let between = u.choose(&[" ", " OR "])?;
    let some =
        (0..u.int_in_range(1..=3)?).map(|_| random(u, terms, depth + 1)).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{sign}({})", some.join(between)))
}

fn naive(what: &Expression, index: &Index, id: crate::index::NoteId, text: Option<bool>) -> Option<bool> {
    let of = |some: &[Expression]| some.iter().map(|one| naive(one, index, id, text)).collect::<Vec<_>>();
    match what {
        Expression::All(all) if of(all).contains(&Some(false)) => Some(false),
        Expression::All(all) => of(all).into_iter().all(|one| one.is_some()).then_some(true),
        Expression::Any(any) if of(any).contains(&Some(true)) => Some(true),
        Expression::Any(any) => of(any).into_iter().all(|one| one.is_some()).then_some(false),
        Expression::Not(one) => naive(one, index, id, text).map(|holds| !holds),
        Expression::Term(Term { sought: Sought::Text(_), .. }) => text,
        Expression::Term(term) => {
            let alone = parse(&term.sought.to_string()).unwrap();
            Filter::new(&alone, index).holds(id, &|_| None)
        }
    }
}
