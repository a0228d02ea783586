//! All sources in a list, the page of one, and exports of what is listed.

use std::path::Path;
use std::sync::Arc;

use ibid::config::Settings;
use ibid::live;
use ibid::live::ChosenStyle;
use ibid::session::script::Script;
use ibid::ui::theme::Theme;
use ibid::ui::{Effect, Means, Message, Opening};
use ibid::vault::Vault;
use tempfile::TempDir;

use super::vault::{index, open, written};
use super::{SIZES, journey, look, picture};

/// A screen over the demo vault.
pub fn demo(columns: u16, rows: u16) -> Script {
    let vault = Vault::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault")).unwrap();
    let built = live::build(&vault, &Settings::default(), &|_| {}).0;
    let mut script = Script::new(Arc::new(vault), columns, rows);
    script.index(built);
    script
}

fn demo_journey(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        picture(name, keys, (columns, rows), &mut demo(columns, rows));
    }
}

#[test]
fn every_source_is_listed_and_found() {
    demo_journey("sources", "s");
    demo_journey("sources-query", "s/memory karp");
    journey("sources-none", "s/xyzzy");
}

#[test]
fn a_page_says_all_that_is_known() {
    demo_journey("source-page", "s/karpicke 2008<Enter>");
    journey("source-page-end", "s/stick<Enter>G");
}

const LIBRARY: &str = "@article{long2011, author={Long, Ada}, title={Everything about discs}, journal={Discs}, year=2011,\n\
    volume={7}, pages={3--9}, doi={10.1000/long}, abstract={What is known.}, keywords={discs, repair}}\n\
    @book{bad2000, author={Evil \u{1b}[31mName}, title={\u{1b}]0;owned\u{7} \u{202e}desrever}, year=2000}\n";

/// A work that a library and two notes tell of, one that is a key only, and one whose names make trouble.
fn works() -> (TempDir, Script, Arc<Vault>) {
    let table = "<div><table class=\"dataview table-view-table\"><thead><tr><th>Original Source</th><th>Citation Key</th></tr></thead><tbody><tr><td>Long, Ada. “Everything about Discs.” Discs 7 (2010): 3–9. <a href=\"https://doi.org/10.1000/long\">x</a></td><td><a data-href=\"S/long2011.md\" class=\"internal-link\">long2011</a></td></tr></tbody></table></div>";
    let (folder, vault) = written([
        ("a.md", "# First\n\nDiscs are repaired [@long2011, 18], and again [see @long2011, pp. 3-5; @bad2000].\n\nNobody knows [@lost1999].\n".into()),
        ("b.md", format!("# Second\n\n{table}\n")),
        ("refs.bib", LIBRARY.into()),
    ]);
    let mut script = Script::new(vault.clone(), 120, 80);
    index(&mut script, &vault);
    (folder, script, vault)
}

#[test]
fn a_page_tells_who_says_what_and_where() {
    let (_folder, mut script, _) = works();
    let page = [
        "Year: 2011, also given as 2010 (b.md:3)",
        "In: Discs, volume 7, pages 3–9",
        "Abstract",
        "What is known.",
        "Keywords: discs, repair",
        "Cited by (2)",
        "line 3, p. 18; pp. 3-5 · Discs are repaired",
        "Cited beside (2)",
        "refs.bib:1 · library: ",
        "read from the text of a citation",
    ];
    look(&mut script, "s/everything<Enter>", &page, &[]);
    // the links lead to the line
    look(&mut script, "]]]<Enter>", &["3 a ─", "Discs are repaired"], &["Known from"]);
    look(&mut script, "s<Esc>/lost<Enter>", &["No more is known of it than its key"], &["Authors"]);
}

#[test]
fn names_that_make_trouble_are_shown_harmless() {
    let (_folder, mut script, _) = works();
    for keys in ["s", "/bad", "<Enter>"] {
        let screen = script.press(keys).screen();
        assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{screen:?}");
        assert!(screen.contains("owned"), "{screen}");
    }
}

#[test]
fn the_list_is_ordered_searched_and_left_in_steps() {
    let (_folder, mut script, _) = works();
    for (keys, shown, hidden) in [
        ("s", "3 · by citing notes", "xx"),
        ("o", "3 · by year", "xx"),
        ("o", "3 · by author", "xx"),
        ("o", "3 · by title", "xx"),
        ("/2000", "1 of 3 · best first", "long2011"),
        // q is text in the line, and leaves the list outside of it
        ("q", "no source matches", "xx"),
        ("<Backspace><Esc>", "1 of 3 · best first", "long2011"),
        ("o", "1 of 3 · by title", "long2011"),
        ("<Esc>", "3 · by title", "xx"),
        ("<Esc>", "Tags", "by title"),
        ("s", "3 · by title", "xx"),
        ("q", "Tags", "by title"),
        ("ss", "Tags", "by title"),
    ] {
        look(&mut script, keys, &[shown], &[hidden]);
    }
    assert!(!script.has_quit());
}

#[test]
fn the_list_is_come_back_to_as_it_was() {
    let mut script = demo(80, 24);
    let page = script.press("so/an<Esc>jjjjjjjjjj<Enter>").screen();
    assert!(page.contains("3 Source ") && !page.contains("best first"), "{page}");
    let before = script.press("s").screen();
    assert!(before.contains(" of 35 · best first") && before.contains("/ an"), "{before}");
    assert_eq!(script.press("<Enter>").screen(), page);
    assert_eq!(script.press("s").screen(), before);
    // what is laid over it gives way to it again
    assert!(script.press("y").screen().contains("Copy"));
    assert_eq!(script.press("q").screen(), before);
}

#[test]
fn keys_mean_the_selected_source() {
    let (_folder, mut script, _) = works();
    script.press("s/everything<Esc>d");
    assert_eq!(script.asked(), [Effect::Browse("https://doi.org/10.1000/long".into())]);
    look(&mut script, "t", &["Trail"], &["best first"]);
    look(&mut script, "q", &["1 of 3 · best first"], &["Trail"]);
    look(&mut script, "yk", &["Sent to your terminal's clipboard: long2011"], &[]);
}

#[test]
fn a_new_index_leaves_the_list_as_it_was() {
    let (folder, mut script, vault) = works();
    let before = script.press("s/long<Esc>").screen();
    index(&mut script, &vault);
    assert_eq!(script.screen(), before);
    std::fs::write(folder.path().join("vault/c.md"), "[@longer2020]").unwrap();
    index(&mut script, &vault);
    look(&mut script, "", &["2 of 4 · best first", "@longer2020"], &[]);
    std::fs::remove_file(folder.path().join("vault/refs.bib")).unwrap();
    look(&mut script, "q", &["Tags"], &[]);
    index(&mut script, &vault);
    look(&mut script, "s", &["2 of 4 · best first"], &[]);
}

#[test]
fn the_mouse_selects_and_opens_a_source() {
    let (_folder, mut script, _) = works();
    let screen = script.press("s").screen();
    let row = screen.lines().position(|line| line.contains("@lost1999")).unwrap() as u16;
    script.click(20, row);
    assert!(script.click(20, row).screen().contains("No more is known"), "{}", script.screen());
    script.press("s").click(20, 2);
    look(&mut script, "bad", &["1 of 3"], &["@lost1999"]);
}

/// The texts of the exports asked for.
fn exported(script: &mut Script) -> Vec<(usize, &'static str, String)> {
    let exports = script.asked().into_iter().filter_map(|effect| match effect {
        Effect::Export(wanted) => {
            Some((wanted.count(), wanted.ending(), wanted.text(&ChosenStyle::default())))
        }
        _ => None,
    });
    exports.collect()
}

#[test]
fn what_is_listed_is_exported() {
    for (keys, title, letter, expected) in [
        ("sE", "Export 3 works ", "b", (3, "bib", "@book{bad2000,")),
        ("s/discs<Esc>E", "Export 1 work of 3 ", "j", (1, "json", "\"long2011\"")),
        ("E", "Export 3 works of 2 notes ", "r", (3, "ris", "TY  - ")),
        ("2<Enter>E", "Export 3 works of this note ", "l", (3, "bib", "journaltitle")),
        ("s/discs<Enter>E", "Export 1 work ", "m", (1, "md", "“Everything About Discs.”")),
        ("s/discs<Enter>E", "Export 1 work ", "<Enter>", (1, "bib", "@article{long2011,")),
    ] {
        let (_folder, mut script, _) = works();
        look(&mut script, keys, &[title, "b  BibTeX"], &[]);
        script.press(letter);
        let [(count, ending, text)] = &exported(&mut script)[..] else { panic!("{keys}") };
        assert_eq!((*count, *ending), (expected.0, expected.1), "{keys}");
        assert!(text.contains(expected.2), "{keys}: {text}");
        assert!(!script.screen().contains("Export"), "{keys}");
    }
}

#[test]
fn an_export_is_told_and_without_files_goes_to_the_clipboard() {
    let (_folder, mut script, vault) = works();
    script.tell(Message::Exported { count: 3, path: "/home/x/ibid-vault-1.bib".into() });
    assert!(script.screen().contains("3 works written to /home/x/ibid-vault-1.bib"));
    let opening = Opening {
        theme: Theme::monochrome(),
        means: Means { files: false, ..Means::ALL },
        ..Opening::default()
    };
    let mut remote = Script::opened(vault.clone(), 120, 40, opening);
    index(&mut remote, &vault);
    remote.press("s/discs<Enter>Eb");
    let [Effect::Clip(text)] = &remote.asked()[..] else { panic!() };
    assert!(text.starts_with("@article{long2011,"), "{text}");
}

#[test]
fn without_sources_there_is_nothing_to_export() {
    let (_folder, mut script) = open(120, 40);
    look(&mut script, "/slow<Enter>E", &["There are no works to export of 1 note."], &["BibTeX"]);
    journey("export", "/sleep<Enter>E");
}
