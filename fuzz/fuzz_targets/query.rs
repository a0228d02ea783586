//! Any text is read as a query or told where it is wrong; what is read can be written and read again, and asked of an index.
#![no_main]

use ibid::index::{Index, NoteId};
use ibid::search::query::{Expression, Filter, Query, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match parse(text) {
    Ok(query) => check(&query),
    Err(error) => assert!((1..=text.chars().count() + 1).contains(&error.column), "{error}"),
});

fn check(query: &Query) {
    if let Some(root) = query.root() {
        let written = root.to_string();
        let again = parse(&written).unwrap_or_else(|error| panic!("{written:?}: {error}"));
        assert_eq!(again.root().map(Expression::to_string), Some(written));
    }
    assert_eq!(query.with_choices(&query.choices()).choices(), query.choices());
    let index = Index::default();
    let filter = Filter::new(query, &index);
    let _ = (filter.holds(NoteId(0), &|_| None), filter.unknown());
}
