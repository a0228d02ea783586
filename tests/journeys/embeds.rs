//! Notes shown within notes: read, searched, copied and gone to like the note itself, and renewed with it.

use std::fs;
use std::sync::Arc;

use ibid::session::script::Script;
use ibid::ui::Effect;
use ibid::vault::Vault;
use tempfile::TempDir;

use super::vault::{index, written};
use super::{look, picture};

const DAY: &str = "\
# A day of reviews

What to do, from elsewhere:

![[Plan#Morning]]

## Why

- ![[Claims#^gap]]
- See ![[Claims]] for more

![[Plan]]

![[Missing]]
";

const PLAN: &str = "\
---
tags: plan
---
# Plan

## Morning

Recall first, then look it up in [[Claims#Sources|the sources]].[^why]

> [!tip]- How long
> Ten minutes.

```text
one
two
```

![[Claims]]

## Evening

- Sleep
- Nothing else, as [[Day]] says

[^why]: Because recalling is what makes it last.
";

const CLAIMS: &str = "\
# Claims

The gap does the work, more than the number of reviews and more than the hours that are spent on each. ^gap

And a second paragraph.

## Sources

![[Day]]
";

/// The vault as it is on disk, and a screen that shows the day.
fn open(columns: u16, rows: u16) -> (TempDir, Arc<Vault>, Script) {
    let files = [("Day.md", DAY), ("Work/Plan.md", PLAN), ("Work/Claims.md", CLAIMS)];
    let (folder, vault) = written(files.map(|(name, text)| (name, text.to_owned())));
    let mut script = Script::new(vault.clone(), columns, rows);
    index(&mut script, &vault);
    script.press(":Day.md<Enter>Z");
    (folder, vault, script)
}

fn check(keys: &str, shown: &[&str], hidden: &[&str]) {
    let (_folder, _vault, mut script) = open(120, 40);
    look(&mut script, keys, shown, hidden);
}

#[test]
fn notes_are_shown_within_notes() {
    for size in [(120, 40), (60, 20)] {
        for (name, keys) in [
            ("start", ""),
            ("end", "G"),
            ("hints", "f"),
            ("find", "Fparagraph<Enter>n"),
            ("fold", "zf"),
            ("outline", "O"),
        ] {
            let (_folder, _vault, mut script) = open(size.0, size.1);
            picture(&format!("embeds-{name}"), keys, size, &mut script);
        }
    }
}

#[test]
fn titles_and_links_lead_to_what_is_shown() {
    for (keys, shown) in [
        // the section, what that links to, its footnote, what is embedded within it
        ("]<Enter>", "vault › Work/Plan.md"),
        ("]]<Enter>", "vault › Work/Claims.md"),
        ("]]]", "→ footnote 1: Because recalling is what makes it last."),
        ("]]]K", "Because recalling is what makes it last."),
        ("]]]]<Enter>", "vault › Work/Claims.md"),
        ("]]]]]", "→ Day · Day.md"),
        // the block of an id
        ("]]]]]]<Enter>", "vault › Work/Claims.md"),
        ("G[", "→ leads nowhere: Missing"),
        ("G[[", "→ Day · Day.md"),
    ] {
        check(&format!("Z{keys}"), &[shown], &[]);
    }
}

#[test]
fn a_look_shows_what_a_note_embeds() {
    check(":Work/Claims.md<Enter>]K", &["A day of reviews", "Recall first"], &[]);
}

#[test]
fn what_folds_within_is_folded_where_it_is() {
    let (_folder, _vault, mut script) = open(120, 60);
    let opened = script.press("zf").screen();
    assert_eq!((opened.matches("Ten minutes.").count(), opened.matches("▸").count()), (1, 1), "{opened}");
    let (_folder, _vault, mut script) = open(120, 14);
    let before = script.press("jjjj").screen();
    let top = |screen: &str| screen.lines().nth(1).map(str::to_owned);
    assert_eq!(top(&script.press("z").screen()), top(&before));
    assert_eq!(script.press("z").screen(), before);
}

#[test]
fn another_width_keeps_the_place_within() {
    let (_folder, _vault, mut script) = open(120, 14);
    let top = |script: &mut Script| script.screen().lines().nth(1).map(|line| line.trim().to_owned());
    script.press("Fsecond paragraph<Enter>jjjjjjj");
    let before = top(&mut script);
    assert!(before.as_ref().is_some_and(|top| top.contains("second paragraph")), "{before:?}");
    script.resize(60, 14);
    assert_eq!(top(&mut script), before);
}

#[test]
fn headings_of_what_is_shown_are_not_the_notes_own() {
    check("O", &["Why"], &["Evening  "]);
}

#[test]
fn what_is_copied_is_the_text_of_what_is_shown() {
    let (_folder, _vault, mut script) = open(60, 30);
    script.press("Fgap does<Enter>Vjy");
    let sent = script.asked().into_iter().find_map(|effect| match effect {
        Effect::Clip(text) => Some(text),
        _ => None,
    });
    let text = "The gap does the work, more than the number of reviews and more than the hours that are spent on each.";
    assert_eq!(sent.unwrap().lines().next(), Some(text));
}

#[test]
fn what_is_shown_is_renewed_with_its_note() {
    let (folder, vault, mut script) = open(120, 40);
    let path = |name: &str| folder.path().join("vault").join(name);
    look(&mut script, "", &["Recall first"], &["Rest first"]);
    // two embeds away
    fs::write(path("Work/Claims.md"), CLAIMS.replace("a second", "quite another")).unwrap();
    index(&mut script, &vault);
    look(&mut script, "", &["And quite another paragraph."], &["And a second"]);
    fs::write(path("Missing.md"), "Here at last.").unwrap();
    index(&mut script, &vault);
    look(&mut script, "G", &["Here at last."], &["Missing?"]);
    fs::remove_file(path("Work/Plan.md")).unwrap();
    index(&mut script, &vault);
    look(&mut script, "g", &["Plan › Morning?"], &["Recall first"]);
}

#[test]
fn a_passage_that_is_being_marked_outlasts_a_new_index() {
    let (_folder, vault, mut script) = open(120, 40);
    let marked = script.press("V").buffer();
    index(&mut script, &vault);
    assert_eq!(script.buffer(), marked);
}
