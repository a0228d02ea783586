//! What a lone word on the command line opens: a folder, a file of a vault, or an address in the vault at hand.

use super::run::{Run, program, size};
use std::fs;
use std::path::Path;

/// The screen that `ibid` opens with these words in `folder`, once it shows `expected`; `vault` is that of IBID_VAULT.
fn check(folder: &Path, vault: &str, words: &[&str], expected: &[&str]) {
    let mut command = program(env!("CARGO_BIN_EXE_ibid"));
    command.cwd(folder);
    command.env("IBID_VAULT", vault);
    command.args(words);
    let mut run = Run::on(command, size(80, 24));
    println!("{words:?} with the vault {vault:?}");
    run.until_all_shown(expected);
    run.press("\x03");
}

#[test]
fn a_word_is_a_folder_a_file_or_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (name, text) in [
        ("marked/.obsidian/app.json", "{}"),
        ("marked/sub/One.md", "The first, of [@doe2020]."),
        ("marked/Two.md", "The second."),
        ("plain/Three.md", "The third."),
    ] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let marked = root.join("marked");
    for (folder, vault, words, expected) in [
        (root, "", &["marked"][..], &["marked", "2 notes"][..]),
        (root, "", &["marked", "Two"], &["The second."]),
        // a file, in the vault around it or the one that is named
        (root, "", &["marked/sub/One.md"], &["The first", "marked › sub/One.md"]),
        (&marked.join("sub"), "", &["One.md"], &["The first", "marked › sub/One.md"]),
        (root, "", &["--vault", "marked/sub", "marked/sub/One.md"], &["The first", "sub › One.md"]),
        (root, "plain", &["plain/Three.md"], &["The third.", "plain › Three.md"]),
        // an address, in the vault at hand
        (&marked, "", &["Two"], &["The second.", "marked › Two.md"]),
        (root, "plain", &["three"], &["The third.", "plain › Three.md"]),
        (root, "", &["--vault", "marked", "@doe2020"], &["Cited by (1)", "marked › source"]),
        (root, "plain", &["Four"], &["Nothing is called Four"]),
        // no vault is at hand
        (root, "", &["gone"], &["there is no folder gone"]),
        (root, "", &["plain/Three.md"], &["plain/Three.md is not a folder"]),
    ] {
        check(folder, vault, words, expected);
    }
}
