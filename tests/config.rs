//! The configuration file as a reader meets it: where it is found, what it changes, what is told of its mistakes.

use ibid::config::{Config, Settings, parse};
use ibid::ui::keys::Keymap;
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

/// What `ibid config check` tells, without the folder, and its exit code.
fn checked(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let run = ibid(folder, &[&["config", "check"], arguments].concat());
    assert!(run.stderr.is_empty(), "{run:?}");
    let told = String::from_utf8(run.stdout).unwrap();
    (told.replace(&*folder.to_string_lossy(), ""), run.status.code())
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let folder = folder(
        "libaries = []\ntheme = 'drak'\ncolours = 'all'\n[searches]\nbad = '(x'\n[keys]\nnext-lnk = ['x']\n[keys.note]\nopen = ['Ctl-x']\n",
    );
    let (told, code) = checked(folder.path(), &[]);
    let expected = [
        "/config.toml:1: unknown key `libaries`: did you mean `libraries`?",
        "/config.toml:2: there is no theme `drak`: did you mean `dark`?",
        "/config.toml:3: `colours` should be \"auto\", \"truecolor\", \"256\", \"16\" or \"none\"",
        "/config.toml:5: the search `bad`, column 3: expected `)`",
        "/config.toml:7: unknown action `next-lnk`: did you mean `next-link`?",
        "/config.toml:9: unknown key `Ctl-x`: keys are written as n, N, Ctrl-n, Alt-Left, Shift-Tab, Space, F1",
    ];
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\nis not\n{expected}");
    }
    assert_eq!(code, Some(1));
    fs::write(folder.path().join("config.toml"), "theme = 'dark'\n").unwrap();
    assert_eq!(checked(folder.path(), &[]), (String::new(), Some(0)));
    let (told, code) = checked(folder.path(), &["--json", "--theme", "lihgt"]);
    let expected =
        r#"[{"path":"--theme","line":null,"message":"there is no theme `lihgt`: did you mean `light`?"#;
    assert!(told.starts_with(expected) && code == Some(1), "{told}");
}

#[test]
fn what_is_named_and_not_there_is_told() {
    let folder = folder(
        "libraries = ['library.bib',\n 'gone.bib']\nvault = 'nowhere'\neditor = 'vim'\nstyle = 'apaa'\n",
    );
    let (told, code) = checked(folder.path(), &[]);
    let lines: Vec<&str> = told.lines().collect();
    let expected = [
        "/config.toml:2: there is no library file /gone.bib",
        "/config.toml:3: `vault`: there is no folder /nowhere",
        "/config.toml:4: unknown key `editor`: the editor is what VISUAL or EDITOR names",
        "/config.toml:5: ",
    ];
    assert_eq!(lines.len(), expected.len(), "{told}");
    assert!(lines.iter().zip(expected).all(|(line, expected)| line.starts_with(expected)), "{told}");
    assert!(lines[3].contains("apaa"), "{told}");
    assert_eq!(code, Some(1));
    fs::write(folder.path().join("config.toml"), "vault = 'gone\nlibraries = ['x', 'y']\n").unwrap();
    let (told, _) = checked(folder.path(), &[]);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("/config.toml:1: invalid"), "only that the line is broken: {told}");
    assert!(lines[1].contains("file /x") && lines[2].contains("file /y") && lines.len() == 3, "{told}");
}

#[test]
fn a_theme_of_ones_own_is_found_beside_the_file_and_told_of() {
    let folder = folder("theme = 'mine'\n");
    let folder = folder.path();
    let (told, _) = checked(folder, &[]);
    assert!(
        told.starts_with("/config.toml:1: there is no theme `mine`: there are terminal, light"),
        "{told}"
    );
    fs::create_dir(folder.join("themes")).unwrap();
    fs::write(folder.join("themes/mine.toml"), "base = 'dark'\n[roles]\ntitel = 'red'\ntitle = 'rde'\n")
        .unwrap();
    let (told, code) = checked(folder, &[]);
    let expected = "/themes/mine.toml:3: unknown role `titel`: did you mean `title`?\n/themes/mine.toml:4: unknown colour `rde`: did you mean `red`?\n";
    assert_eq!((told.as_str(), code), (expected, Some(1)));
    fs::write(folder.join("themes/mine.toml"), "base = 'dark'\n").unwrap();
    assert_eq!(checked(folder, &[]), (String::new(), Some(0)));
    assert_eq!(checked(folder, &["--theme", "themes/mine.toml"]), (String::new(), Some(0)));
    fs::write(folder.join("config.toml"), "").unwrap();
    let (told, _) = checked(folder, &["--theme", "mien"]);
    assert!(told.contains("did you mean `mine`?"), "{told}");
}

#[test]
fn the_default_file_is_written_once_and_says_the_defaults() {
    let folder = folder("");
    let folder = folder.path();
    let at = folder.join("new/config.toml").to_string_lossy().into_owned();
    assert_eq!(out(folder, &["config", "path", "--config", &at]), format!("{at}\n"));
    assert_eq!(out(folder, &["config", "init", "--config", &at]), format!("wrote {at}\n"));
    let text = fs::read_to_string(&at).unwrap();
    assert_eq!(text, out(folder, &["config", "init", "--stdout"]));
    let again = ibid(folder, &["config", "init", "--config", &at]);
    assert!(
        String::from_utf8_lossy(&again.stderr).contains("is there already and stays as it is"),
        "{again:?}"
    );
    assert_eq!((again.status.code(), fs::read_to_string(&at).unwrap()), (Some(2), text.clone()));

    let uncommented: String = text.lines().map(uncommented).collect();
    assert!(uncommented.lines().filter(|line| line.contains(" = ")).count() > 70, "{uncommented}");
    for text in [text, uncommented] {
        let Config { mut settings, complaints } = parse(&text, Path::new("c"), None);
        assert_eq!(complaints, []);
        let (keymap, told) = Keymap::new(&settings.screen.keys);
        assert_eq!(told, []);
        for (own, other) in keymap.bindings().iter().zip(Keymap::default().bindings()) {
            assert_eq!(own.keys, other.keys, "{:?}", own.action);
        }
        settings.screen.keys.clear();
        settings.screen.theme.said_at = Default::default();
        assert_eq!(settings, Settings::default());
    }
}

/// A line of the default file as a reader would make it count: a remark has a space behind its sign.
fn uncommented(line: &str) -> String {
    let own = line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' '));
    format!("{}\n", own.unwrap_or(line))
}

/// `UPDATE_DOCS=1 cargo test --test config` writes the page.
#[test]
fn the_page_of_the_documentation_is_made_from_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/config.md");
    let page = ibid::cli::config_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap() == page,
        "write docs/config.md anew: UPDATE_DOCS=1 cargo test --test config"
    );
    assert!(!page.contains(['{', '}']) || !page.contains("{settings}"), "all of it is filled in");
}

#[test]
fn the_environment_says_what_the_file_can_say() {
    let folder = folder("vault = 'gone'\nstyle = 'ieee'\nlibraries = ['library.bib']\n");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
        command
            .env_clear()
            .env("IBID_CONFIG", folder.path().join("config.toml"))
            .envs(variables.iter().copied());
        let run = command.current_dir(folder.path()).args(arguments).output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let cited = run(&[("IBID_VAULT", "notes"), ("IBID_STYLE", "apa")], &["refs", "@doe2020"]);
    assert!(cited.starts_with("Doe, A. (2020). On it."), "{cited}");
    let cited = run(&[("IBID_VAULT", "notes"), ("IBID_STYLE", "")], &["refs", "@doe2020"]);
    assert!(cited.starts_with("A. Doe"), "an empty one says nothing: {cited}");
    let variables = [("IBID_COLOURS", "all"), ("IBID_THEME", "drak"), ("IBID_VAULT", "notes")];
    let told = run(&variables, &["config", "check"]);
    assert_eq!(
        told,
        "IBID_COLOURS: should be \"auto\", \"truecolor\", \"256\", \"16\" or \"none\"\nIBID_THEME: there is no theme `drak`: did you mean `dark`?\n"
    );
}

#[test]
fn a_saved_search_that_cannot_be_read_is_told() {
    let folder = folder("vault = 'notes'\n[searches]\ngood = 'tag:recall'\nbad = 'recall (tag:x'\n");
    let run = ibid(folder.path(), &[]);
    let told = String::from_utf8_lossy(&run.stderr).replace(&*folder.path().to_string_lossy(), "");
    assert!(told.starts_with("ibid: /config.toml:4: the search `bad`, column "), "{told}");
    assert!(!told.contains("good"), "{told}");
}
