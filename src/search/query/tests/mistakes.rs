//! Mistakes, where they are and what is said of them; and that nothing typed does harm.

use super::*;
use arbtest::arbtest;

fn check(query: &str, column: usize, message: &str) {
    let error = parse(query).expect_err(query);
    assert_eq!((error.column, error.message.as_str()), (column, message), "{query}");
}

#[test]
fn signs_and_groups() {
    for (query, column, message) in [
        ("OR a", 1, "expected a term before `OR`; in quotes it is text"),
        ("a OR", 5, "expected a term after `OR`"),
        ("a OR OR b", 6, "expected a term after `OR`, not `OR`; in quotes it is text"),
        ("AND", 1, "expected a term before `AND`; in quotes it is text"),
        ("a AND OR b", 7, "expected a term after `AND`, not `OR`; in quotes it is text"),
        ("NOT", 4, "expected a term after `NOT`"),
        ("()", 2, "expected a term after `(`, not `)`"),
        ("a (OR b)", 4, "expected a term after `(`, not `OR`; in quotes it is text"),
        ("é (a b", 7, "expected `)` for the `(` at column 3"),
        ("(a (b) c", 9, "expected `)` for the `(` at column 1"),
        ("a) b", 2, "expected a term or the end, not `)`: no `(` is open"),
        (")", 1, "expected a term before `)`"),
        ("-", 2, "expected a term after `-`"),
        ("a - b", 4, "expected a term right after `-`; in quotes it is text"),
        ("--x", 2, "expected a term after `-`, not `-`; in quotes it is text"),
        ("-NOT x", 2, "expected a term after `-`, not `NOT`; in quotes it is text"),
        ("(-)", 3, "expected a term after `-`, not `)`"),
    ] {
        check(query, column, message);
    }
}

#[test]
fn quotes_and_patterns() {
    for (query, column, message) in [
        ("a \"b c", 7, "expected a closing quote for the one at column 3"),
        ("\"", 2, "expected a closing quote for the one at column 1"),
        ("\"a\\\"", 5, "expected a closing quote for the one at column 1"),
        ("\"\"", 2, "expected something between the quotes"),
        ("tag:\" \"", 6, "expected something between the quotes"),
        ("\"a\"b", 4, "expected a space after the closing quote"),
        ("tag:\"a\"b", 8, "expected a space after the closing quote"),
        ("ab\"c\"", 3, "expected a space before the quote; `\\\"` is the sign itself"),
        ("/a", 3, "expected a closing `/` for the one at column 1; in quotes it is text"),
        ("//", 2, "expected a pattern between the slashes"),
        (
            "/usr/bin",
            6,
            "expected a space after the closing `/`; a slash in a pattern is `\\/`, and a path stands in quotes",
        ),
        ("é /a(b/", 5, "expected a regular expression: unclosed group"),
        (
            "/[z-a]/",
            3,
            "expected a regular expression: invalid character class range, the start must be <= the end",
        ),
        ("/a{9999}{9999}/", 2, "expected a smaller regular expression"),
    ] {
        check(query, column, message);
    }
}

#[test]
fn names_and_values() {
    let date = "expected a date such as 2025, 2025-01 or 2025-01-28";
    for (query, column, message) in [
        ("tag:", 5, "expected a value after `tag:`; in quotes it is text"),
        ("tag: a", 5, "expected a value after `tag:`; in quotes it is text"),
        ("(tag:)", 6, "expected a value after `tag:`; in quotes it is text"),
        ("Sleep: a review", 7, "expected a value after `Sleep:`; in quotes it is text"),
        ("tag:(a OR b)", 5, "expected a value after `tag:`; write `(tag:a OR tag:b)`"),
        ("tag:#", 5, "expected the name of a tag after `tag:`"),
        ("tag:\"# #\"", 6, "expected the name of a tag after `tag:`"),
        ("tag:>a", 5, "expected a value after `tag:`, not `>`: only dates, numbers and properties compare"),
        ("has:sorce", 5, "expected what a note can have, not `sorce`; did you mean `source`?"),
        (
            "has:xyz",
            5,
            "expected one of source, tag, link, backlink, relation, unresolved, heading, alias, property, table, work, problem, not `xyz`",
        ),
        ("updated:>=", 11, "expected a value after `updated:>=`; in quotes it is text"),
        ("updated:soon", 9, date),
        ("updated:>=2025-13", 11, date),
        ("updated:2024..x", 15, date),
        ("updated:..", 9, date),
        ("created:20", 9, date),
        ("rating:>good", 9, "expected a number or a date after `rating:>`"),
    ] {
        check(query, column, message);
    }
}

#[test]
fn no_query_is_too_much() {
    let deep = |depth: usize| "(".repeat(depth) + "a" + &")".repeat(depth);
    assert!(parse(&deep(64)).is_ok());
    check(&deep(65), 65, "expected at most 64 groups within each other");
    assert!(parse(&"a ".repeat(1000)).is_ok());
    check(&"a ".repeat(1001), 2001, "expected at most 1000 terms");
    assert!(parse(&"-(".repeat(100_000)).is_err());
}

/// Pieces that queries are made of, and some that they are not.
const PIECES: [&str; 34] = [
    "a", "é", " ", "  ", "\t", "\"", "“", "”", "\\", "(", ")", "-", "/", ":", "*", "..", "=", ">=", "<", "#",
    "@", "OR", "AND", "NOT", "tag:", "has:", "updated:", "cites:", "p:", "2025-01", "source", "5", "[a-z]+",
    "\u{0}",
];

#[test]
fn whatever_is_typed_is_read_or_told_where_it_is_wrong() {
    arbtest(|u| {
        let mut text = String::new();
        for _ in 0..u.int_in_range(0..=24)? {
            text += if u.ratio(1, 12)? { u.arbitrary()? } else { *u.choose(&PIECES)? };
        }
        match parse(&text) {
            Ok(query) => read_again(&query),
            Err(error) => {
                let columns = text.chars().count() + 1;
                assert!((1..=columns).contains(&error.column), "{text:?}: {error}");
            }
        }
        Ok(())
    })
    .budget_ms(1_000);
}

/// What stands before a value, and the characters that mean something in one.
const NAMES: [&str; 7] = ["", "tag:", "path:", "p:", "p:=", "\"n m\":", "-links-to:"];
const SIGNS: [char; 17] =
    ['a', 'é', ' ', '"', '“', '\\', '*', '(', ')', ':', '/', '<', '=', '.', '-', '#', '1'];

#[test]
fn whatever_is_quoted_is_written_as_it_is_meant() {
    arbtest(|u| {
        let mut text = String::new();
        for _ in 0..u.int_in_range(1..=3)? {
            let value: String =
                (0..u.int_in_range(1..=5)?).map(|_| u.choose(&SIGNS).copied()).collect::<Result<_, _>>()?;
            let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
            text += &format!("{}\"{quoted}\" ", u.choose(&NAMES)?);
        }
        parse(&text).iter().for_each(read_again);
        Ok(())
    })
    .budget_ms(1_000);
}

/// What a query means, written, means the same.
fn read_again(query: &Query) {
    let Some(root) = query.root() else { return };
    let written = root.to_string();
    let again = parse(&written).unwrap_or_else(|error| panic!("{:?} as {written:?}: {error}", query.text()));
    assert_eq!(again.root().map(notation), Some(notation(root)), "{:?} as {written:?}", query.text());
    assert_eq!(query.with_choices(&query.choices()).choices(), query.choices(), "{:?}", query.text());
}
