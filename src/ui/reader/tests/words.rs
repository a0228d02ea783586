//! Documents told in words, laid out.

use crate::note::document;
use crate::ui::reader::{Folds, LinkLook, Page};
use std::sync::Arc;

fn check(text: &str, expected: &str) {
    let told = Arc::new(document(text).in_words());
    let page = Page::new(told, 60, &Folds::open(), &LinkLook::of);
    let rows: Vec<String> = page.plain().lines().map(str::to_owned).collect();
    // where nothing is drawn the lines behind headings are spaces
    let said = rows.iter().map(|row| row.trim_matches([' ', '─', '━']));
    let said: Vec<&str> = said.filter(|row| !row.is_empty()).collect();
    assert_eq!(said.join(" / "), expected, "{text}");
}

#[test]
fn what_lines_set_apart_is_named() {
    for (text, expected) in [
        ("> said\n\nafter", "Quote: / said / End of quote. / after"),
        ("> [!warning] Careful\n> hot", "Warning: Careful / hot / End of warning."),
        ("> > deep", "Quote: / Quote: / deep / End of quote. / End of quote."),
        ("one\n\n---\n\ntwo", "one / two"),
        ("- [ ] a\n- [x] b\n- [/] c", "• to do: a / • done: b / • begun: c"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | |", "Table, 2 rows: / 1. A: 1 / B: 2 / 2. A: 3"),
        ("| *A* b | |\n|---|---|", "Table without rows: A b"),
        ("| A | [[B]] |\n|---|---|", "Table without rows: A, B"),
        ("| |\n|---|", "Table without rows"),
        (
            "| A |\n|---|\n| ![[x]] |\n\nsee ![[y|*why*]] and [[z]]",
            "Table, 1 row: / 1. A: embedded: x / see embedded: why and z",
        ),
        ("![[a.PNG]] ![A **fine** drawing](b.svg)", "picture: a.PNG picture: A fine drawing"),
        ("## Tables *here*\n\ntext", "Heading 2: Tables here / text"),
        ("##### Deep\n\n> # Quoted", "Heading 5: Deep / Quote: / Heading 1: Quoted / End of quote."),
    ] {
        check(text, expected);
    }
}

#[test]
fn code_stays_as_it_is_written() {
    let told = document("```rust\nlet x = 1;\n```").in_words();
    let page = Page::new(Arc::new(told), 40, &Folds::default(), &LinkLook::of).plain();
    assert!(page.starts_with("Code, rust:\n") && page.contains("\nlet x = 1;\n"), "{page}");
}
