//! The gallery of the demo vault, a note for each construct, as it shows on a large and on a narrow screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::vault::Vault;

const SIZES: [(u16, u16); 2] = [(120, 40), (60, 20)];

fn demo_vault() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault")
}

/// The names of the gallery's notes, as links name them.
fn names() -> Vec<String> {
    let entries = std::fs::read_dir(demo_vault().join("Gallery")).unwrap();
    let files = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = files.map(|file| file.trim_end_matches(".md").to_owned()).collect();
    names.sort();
    names
}

/// A screen over the demo vault.
fn screen((columns, rows): (u16, u16)) -> Script {
    let vault = Arc::new(Vault::open(&demo_vault()).unwrap());
    let mut script = Script::new(vault.clone(), columns, rows);
    script.index(live::build(&vault, &Settings::default(), &|_| {}).0);
    script
}

#[test]
fn each_construct_as_it_looks() {
    for (columns, rows) in SIZES {
        let mut script = screen((columns, rows));
        for name in names() {
            let keys = format!(":Gallery/{name}<Enter>");
            let screen = script.press(&keys).screen() + &further(&mut script);
            insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), screen);
            });
        }
    }
}

/// The rest of the note, a page after the other, as the pane of the note shows it.
fn further(script: &mut Script) -> String {
    let (mut out, mut before) = (String::new(), script.screen());
    loop {
        let screen = script.press("<PageDown>").screen();
        if pane(&screen) == pane(&before) {
            return out;
        }
        out += &format!("\n{}", pane(&screen));
        before = screen;
    }
}

/// The rows of the note, from a screen of one pane or of several.
fn pane(screen: &str) -> String {
    let top = screen.lines().next().unwrap_or("");
    let Some(left) = top.find("╭─ 3").map(|at| top[..at].chars().count()) else {
        return screen.lines().take(screen.lines().count() - 1).map(|line| format!("{line}\n")).collect();
    };
    let lines = screen.lines().map(|line| line.chars().skip(left).collect::<String>());
    lines.skip(1).take_while(|line| !line.starts_with('╰')).map(|line| line + "\n").collect()
}

#[test]
fn each_note_is_linked_from_the_first() {
    let first = std::fs::read_to_string(demo_vault().join("Gallery/Gallery.md")).unwrap();
    for name in names().iter().filter(|name| *name != "Gallery") {
        assert!(first.contains(&format!("[[Gallery/{name}|")), "{name}");
    }
}
