//! The configuration file as a reader meets it: where it is found, what it changes, what is told of its mistakes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A folder with a vault, a library beside it, and a configuration file that says `config`.
fn folder(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("notes/Topics")).unwrap();
    fs::write(at("notes/n.md"), "As [@doe2020, p. 3] says, [[Recall]].\n").unwrap();
    fs::write(at("notes/Topics/Recall.md"), "").unwrap();
    let entry = "@article{doe2020, author={Doe, Ann}, title={On it}, journal={Nature}, year={2020}}";
    fs::write(at("library.bib"), entry).unwrap();
    fs::write(at("own.csl"), OWN).unwrap();
    fs::write(at("config.toml"), config).unwrap();
    folder
}

const OWN: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="!"><text variable="title" prefix="Own: "/></layout></bibliography>
</style>"#;

fn ibid(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.env_clear().env("IBID_CONFIG", folder.join("config.toml")).env("HOME", folder);
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn out(folder: &Path, arguments: &[&str]) -> String {
    let run = ibid(folder, arguments);
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn a_library_outside_the_vault_joins_its_sources() {
    let folder = folder("vault = 'notes'\nlibraries = ['~/library.bib']\ntag_folders = ['topics']\n");
    let folder = folder.path();
    let shown = out(folder, &["refs", "@doe2020"]);
    assert!(shown.starts_with("Doe, Ann. 2020. “On It.” Nature.\n@doe2020\n"), "{shown}");
    assert!(out(folder, &["sources", "--json"]).contains(r#""from":["pandoc","library"]"#));
    assert_eq!(out(folder, &["tags"]), "1  Recall\n");
    assert_eq!(out(folder, &["check", "--skip", "source-without-doi"]), "");
    fs::rename(folder.join("library.bib"), folder.join("notes/library.bib")).unwrap();
    fs::write(folder.join("config.toml"), "vault = 'notes'\nlibraries = ['notes/library.bib']\n").unwrap();
    assert_eq!(
        out(folder, &["check", "--skip", "source-without-doi"]),
        "",
        "a library of the vault that is named as well is read once"
    );
}

#[test]
fn libraries_that_cannot_be_used_are_problems() {
    let folder = folder("vault = 'notes'\n\nlibraries = ['gone.bib',\n 'own.csl', 'empty.json']\n");
    fs::write(folder.path().join("empty.json"), "{}").unwrap();
    let told = out(folder.path(), &["check"]).replace(&*folder.path().to_string_lossy(), "");
    for line in [
        "/config.toml:3: library: the library `gone.bib` cannot be read: there is no such file",
        "/config.toml:4: library: the library `own.csl` is no .bib, .json, .yaml, .yml or .ris file",
        "/config.toml:4: library: the library `empty.json` holds no works",
    ] {
        assert!(told.contains(line), "{line}\nis not in\n{told}");
    }
}

#[test]
fn an_argument_goes_before_the_environment_and_that_before_the_file() {
    let folder = folder("vault = 'notes'\nlibraries = ['library.bib']\nstyle = './own.csl'\n");
    let folder = folder.path();
    let first = |arguments: &[&str]| out(folder, arguments).lines().next().map(str::to_string).unwrap();
    assert_eq!(first(&["refs", "@doe2020"]), "Own: On it!");
    assert_eq!(first(&["refs", "@doe2020", "--style", "apa"]), "Doe, A. (2020). On it. Nature.");
    fs::write(folder.join("other.toml"), "vault = 'notes'\nlibraries = ['library.bib']\nstyle = 'ieee'")
        .unwrap();
    assert_eq!(first(&["refs", "@doe2020", "--config", "other.toml"]), "A. Doe, “On it,” Nature, 2020.");
}

#[test]
fn mistakes_are_told_and_the_rest_counts() {
    let folder = folder("libaries = []\nvault = 'notes'\nstyle = 'vancuver'\n");
    let run = ibid(folder.path(), &["notes"]);
    let told = String::from_utf8_lossy(&run.stderr).replace(&*folder.path().to_string_lossy(), "");
    assert_eq!(told, "ibid: /config.toml:1: unknown key `libaries`: did you mean `libraries`?\n");
    assert_eq!(run.status.code(), Some(0));
    let run = ibid(folder.path(), &["show", "@doe2020"]);
    assert!(String::from_utf8_lossy(&run.stderr).contains("did you mean vancouver"), "{run:?}");
    assert_eq!(run.status.code(), Some(2));
    let run = ibid(folder.path(), &["notes", "--config", "gone.toml"]);
    assert_eq!((run.status.code(), run.stdout), (Some(2), Vec::new()));
}

#[test]
fn a_saved_search_that_cannot_be_read_is_told() {
    let folder = folder("vault = 'notes'\n[searches]\ngood = 'tag:recall'\nbad = 'recall (tag:x'\n");
    let run = ibid(folder.path(), &[]);
    let told = String::from_utf8_lossy(&run.stderr).replace(&*folder.path().to_string_lossy(), "");
    assert!(told.starts_with("ibid: /config.toml:4: the search `bad`, column "), "{told}");
    assert!(!told.contains("good"), "{told}");
}
