//! Tables too wide for the page: some columns at a time, or as lists; and what is hidden is found all the same.

use super::vault::{index, written};
use super::{SIZES, look, picture};
use ibid::session::script::Script;
use tempfile::TempDir;

const PROSE: &str = "how long a gap should be for a test that comes in a month or so, and why";

fn note() -> String {
    let row = |name: &str, cell: &dyn Fn(usize) -> String| {
        format!("| {name} |{}\n", (1..=12).map(|n| format!(" {} |", cell(n))).collect::<String>())
    };
    let mut text = String::from("# Tables\n\nTOP\n\n") + &row("Deck", &|n| format!("week {n}"));
    text += &row("---", &|_| "--:".into());
    for deck in ["verbs", "nouns", "maps"] {
        text += &row(deck, &|n| format!("{deck} {n}"));
    }
    text += "\nBETWEEN\n\n";
    text += &row("Deck", &|n| format!("week {n}"));
    text += &row("---", &|_| "---".into());
    text += &row("all", &|n| format!("{PROSE} {n}"));
    text + "\n> [!note]- Folded\n> hidden words\n\nEND\n"
}

fn open(columns: u16, rows: u16) -> (TempDir, Script) {
    let (folder, vault) = written([("Tables.md", note())]);
    let mut script = Script::new(vault.clone(), columns, rows);
    index(&mut script, &vault);
    script.press(":Tables.md<Enter>");
    (folder, script)
}

#[test]
fn some_columns_are_shown_at_a_time() {
    for size in SIZES {
        let (_folder, mut script) = open(size.0, size.1);
        picture("tables", "Z>>", size, &mut script);
    }
    let (_folder, mut script) = open(80, 40);
    look(&mut script, "Z", &["TOP", "week 1 ", "verbs 2", "columns ▸"], &["verbs 9", "◂"]);
    look(&mut script, ">>", &["verbs 3", "◂ 2 columns"], &["verbs 2 "]);
    look(&mut script, "<", &["verbs 2", "◂ 1 column "], &["verbs 1 "]);
    look(&mut script, ">>>>", &["verbs 12", "◂ 5 columns", "Deck: all"], &["verbs 5 "]);
    // the next table in view, where the first has no more
    look(&mut script, ">", &["verbs 12", "11 columns ▸"], &["Deck: all"]);
    look(
        &mut script,
        &">".repeat(20),
        &["TOP", "◂ 11 columns", "No table in view has more columns"],
        &["▸ 1"],
    );
    look(&mut script, &"<".repeat(30), &["verbs 1", "No table in view has more columns"], &["◂"]);
}

#[test]
fn a_table_is_set_as_a_list_and_back() {
    let (_folder, mut script) = open(80, 40);
    let columns = script.press("Z>").screen();
    look(&mut script, "zf", &["week 1: verbs 1", "week 2: nouns 2"], &["◂"]);
    // it is alone in view now
    assert_eq!(script.press("z").screen(), columns);
}

#[test]
fn long_cells_are_a_list_until_columns_are_asked_for() {
    let prose = note().split_once("BETWEEN").map(|(_, prose)| prose.to_owned()).unwrap_or_default();
    let (_folder, vault) = written([("Prose.md", prose)]);
    let mut script = Script::new(vault.clone(), 80, 40);
    index(&mut script, &vault);
    look(&mut script, ":Prose.md<Enter>Z", &["week 1: how long", "Deck: all"], &["│"]);
    look(&mut script, ">", &["week 1", "11 columns ▸"], &["week 1: "]);
    look(&mut script, ">", &["week 2", "◂ 1 column ", "10 columns ▸"], &["week 1 "]);
    look(&mut script, "zf", &["week 1: how long"], &["│"]);
}

#[test]
fn the_place_in_a_long_table_is_kept() {
    let rows: String = (1..200).map(|row| format!("| row {row} |{}\n", " a cell |".repeat(20))).collect();
    let text = format!("| Row |{}\n|---|{}\n{rows}", " head |".repeat(20), "---|".repeat(20));
    let (_folder, vault) = written([("Long.md", text)]);
    let mut script = Script::new(vault.clone(), 80, 24);
    index(&mut script, &vault);
    look(&mut script, ":Long.md<Enter>Z<C-d><C-d><C-d><C-d><C-d>", &["row 60 "], &["row 40 ", "row 90 "]);
    let top = script.screen().lines().nth(1).unwrap_or_default().to_owned();
    let after = script.press(">>>").screen();
    assert_eq!(after.lines().nth(1), Some(top.as_str()), "{after}");
}

#[test]
fn what_is_hidden_is_found() {
    let (_folder, mut script) = open(80, 40);
    let before = script.press("Z>").screen();
    look(&mut script, "Fhidden words", &["hidden words", "1 of 1"], &[]);
    look(&mut script, "<C-u>nouns 11", &["week 11: nouns 11", "1 of 1"], &[]);
    assert_eq!(script.press("<Esc>").screen(), before, "all as it was");
    look(&mut script, "Fnouns 11<Enter>", &["week 11: nouns 11"], &[]);
    look(&mut script, "<Esc>", &["◂ 1 column "], &["week 11: nouns 11"]);
}

#[test]
fn the_mouse_goes_to_other_columns() {
    let (_folder, mut script) = open(80, 40);
    let row = |screen: &str| screen.lines().position(|line| line.contains("columns ▸")).unwrap() as u16;
    let screen = script.press("Z").screen();
    script.click(70, row(&screen));
    let screen = script.screen();
    assert!(screen.contains("◂ 1 column "), "{screen}");
    script.click(3, row(&screen));
    assert!(!script.screen().contains('◂'));
}

#[test]
fn of_several_that_fold_one_is_chosen() {
    for (keys, shown, hidden) in [
        ("zf", "week 1: verbs 1", "hidden words"),
        ("zj", "11 columns ▸", "hidden words"),
        ("zd", "hidden words", "week 1: verbs 1"),
        ("zdzd", "Folded", "hidden words"),
        // whatever is no label leaves them
        ("zx", "5 columns ▸", "hidden words"),
        ("z<Esc>z<C-d>", "5 columns ▸", "hidden words"),
    ] {
        let (_folder, mut script) = open(80, 50);
        look(&mut script, &format!("Z{keys}"), &[shown], &[hidden]);
    }
    let (_folder, vault) = written([("Plain.md", "> [!note] Plain\n> text\n".to_owned())]);
    let mut script = Script::new(vault.clone(), 80, 24);
    index(&mut script, &vault);
    look(&mut script, ":Plain.md<Enter>z", &["Nothing that folds is in view.", "text"], &[]);
}
