//! The command line as people and scripts meet it: transcripts on the demo vault, the JSON of the contract, bad input.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault")
}

fn ibid(vault: Option<&Path>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command
        .env_remove("IBID_VAULT")
        .env("IBID_CONFIG", "/dev/null")
        .env("IBID_CACHE", "/dev/null")
        .env("COLUMNS", "80")
        .current_dir(std::env::temp_dir());
    if let Some(vault) = vault {
        command.arg("--vault").arg(vault);
    }
    command.args(arguments).output().unwrap()
}

/// What a run printed, what it said on the side and how it ended.
fn transcript(vault: Option<&Path>, arguments: &[&str]) -> String {
    let run = ibid(vault, arguments);
    let mut out = format!("$ ibid {}\n{}", arguments.join(" "), String::from_utf8_lossy(&run.stdout));
    for line in String::from_utf8_lossy(&run.stderr).lines() {
        out += &format!("! {line}\n");
    }
    out + &format!("[{}]\n", run.status.code().unwrap())
}

fn json(vault: &Path, arguments: &[&str]) -> Value {
    let run = ibid(Some(vault), &[arguments, &["--json"]].concat());
    serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {run:?}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn transcripts_on_the_demo_vault() {
    let demo = demo();
    let runs: [&[&str]; 16] = [
        &["tags", "rp"],
        &["tags", "spacing", "--limit", "3"],
        &["notes", "--tag", "Spacing Effect", "--not-tag", "insight"],
        &["refs", "2026-02-03 09-14-27"],
        &["show", "2026-02-03 09-14-27"],
        &["show", "Gallery/Tables", "--linear"],
        &["show", "Gallery/Text#Small letters"],
        &["show", "Gallery/Text#^an-id"],
        &["show", "Gallery/Quotes#Nowhere"],
        &["show", "@karpickeCriticalImportanceRetrieval2008"],
        &["show", "@karpickeCriticalImportanceRetrieval2008", "--style", "apa"],
        &["refs", "@karpickeCriticalImportanceRetrieval2008", "--style", "Vancouver"],
        &["show", "@karpickeCriticalImportanceRetrieval2008", "--style", "chicgo"],
        &["sources", "melton"],
        &["show", "Log"],
        &["notes", "\"no note is called this\""],
    ];
    let transcripts: Vec<String> = runs.iter().map(|run| transcript(Some(&demo), run)).collect();
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn an_address_opens_the_screen_and_goes_with_no_command() {
    let demo = demo();
    let vault = demo.to_str().unwrap();
    for (arguments, said) in [
        (&[vault, "@meltonSituationRespectSpacing1970"][..], "the screen needs a terminal"),
        (&[vault, "some note", "stats"], "no command goes with \"some note\""),
        (&[vault, "a", "b"], "unexpected argument 'b'"),
    ] {
        let run = ibid(None, arguments);
        let error = String::from_utf8_lossy(&run.stderr);
        assert!(error.contains(said) && run.stdout.is_empty(), "{arguments:?}: {error}");
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn what_check_reports_on_the_demo_vault() {
    insta::assert_snapshot!(transcript(Some(&demo()), &["check"]));
}

#[test]
fn the_json_has_the_fields_of_the_contract() {
    let demo = demo();
    let has = |value: &Value, expected: &str| {
        for key in expected.split(' ') {
            assert!(keys(value).contains(&key), "{key} is not in {value}");
        }
    };
    let stats = json(&demo, &["stats"]);
    has(&stats, "vault notes tags links relations sources problems bytes index_ms cache");
    has(&stats["links"], "resolved unresolved ambiguous");
    let tags = json(&demo, &["tags"]);
    has(&tags[0], "name note notes paths by_form");
    has(&tags[0]["by_form"], "property inline link");
    has(&json(&demo, &["notes"])[0], "path title label kind tags created updated");
    let note = json(&demo, &["show", "2026-02-03 09-14-27"]);
    has(
        &note,
        "path title label kind aliases permalink properties tags headings links relations sources backlinks",
    );
    has(&note["links"][0], "target path anchor text line embed");
    has(&note["relations"][0], "name direction target path text source");
    has(&note["backlinks"][0], "path line text");
    has(&note["headings"][0], "level text line");
    let refs = json(&demo, &["refs", "2026-02-03 09-14-27"]);
    has(&refs, "path sources relations links backlinks");
    has(&refs["sources"][0], "id citation doi url note");
    has(&json(&demo, &["sources"])[0], "id key citation doi url title authors year note cited_by from");
    has(&json(&demo, &["search", "spacing"])[0], "path line snippet score");
    let check = json(&demo, &["check"]);
    has(&check, "counts problems");
    has(&check["problems"][0], "kind path line message");
}

#[test]
fn exports_of_a_note_a_source_and_tags() {
    let runs: [&[&str]; 7] = [
        &["export", "--format", "biblatex", "2026-02-03 09-14-27"],
        &["export", "--format", "markdown", "2026-02-03 09-14-27"],
        &["export", "--format", "ris", "@meltonSituationRespectSpacing1970"],
        &["export", "--format", "markdown", "--tag", "Spacing Effect", "--not-tag", "insight"],
        &["export", "--format", "csl-json", "--tag", "no such tag"],
        &["export", "--format", "bibtex", "no such note"],
        &["export", "--format", "bibtex", "--json"],
    ];
    let transcripts: Vec<String> = runs.iter().map(|run| transcript(Some(&demo()), run)).collect();
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn exports_are_never_written_into_the_vault_or_over_a_file() {
    let (vault, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(vault.path().join("n.md"), "[@a2020]").unwrap();
    std::fs::create_dir(vault.path().join("sub")).unwrap();
    let export = |path: &Path| {
        let run =
            ibid(Some(vault.path()), &["export", "--format", "ris", "--output", path.to_str().unwrap()]);
        (run.status.code(), String::from_utf8(run.stderr).unwrap(), run.stdout.len())
    };
    for inside in ["a.ris", "sub/a.ris", "sub/../a.ris"] {
        let (code, message, _) = export(&vault.path().join(inside));
        assert!(code == Some(2) && message.contains("in the vault"), "{inside}: {message}");
    }
    let file = elsewhere.path().join("a.ris");
    assert_eq!(export(&file), (Some(0), String::new(), 0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "TY  - GEN\nID  - a2020\nER  - \n");
    let (code, message, _) = export(&file);
    assert!(code == Some(2) && message.contains("exists already"), "{message}");
    assert_eq!(export(&elsewhere.path().join("no/a.ris")).0, Some(2));
    assert_eq!(std::fs::read_dir(vault.path()).unwrap().count(), 2);
}

/// The note that a Markdown export becomes when it is put into its vault cites what was exported.
#[test]
fn an_exported_list_cites_its_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for vault in [demo(), root.join("../shared/vaults/garden")] {
        let folder = tempfile::tempdir().unwrap();
        if !vault.exists() {
            eprintln!("skipped: {} is not here", vault.display());
            continue;
        }
        let copied = Command::new("cp").arg("-r").arg(vault.join(".")).arg(folder.path()).status().unwrap();
        assert!(copied.success());
        let list = ibid(Some(folder.path()), &["export", "--format", "markdown"]).stdout;
        let all = json(folder.path(), &["sources"]);
        let can_be_cited = |source: &&Value| !source["key"].is_null() || !source["doi"].is_null();
        let expected: Vec<&Value> =
            all.as_array().unwrap().iter().filter(can_be_cited).map(|source| &source["id"]).collect();
        std::fs::write(folder.path().join("exported.md"), list).unwrap();
        let note = json(folder.path(), &["show", "exported.md"]);
        assert_eq!(note["sources"].as_array().unwrap().iter().collect::<Vec<_>>(), expected);
        assert_eq!((&note["links"], &note["tags"]), (&Value::from(Vec::<Value>::new()), &note["links"]));
        assert_eq!(
            json(folder.path(), &["sources"]).as_array().unwrap().len(),
            all.as_array().unwrap().len()
        );
    }
}

#[test]
fn dump_is_a_line_of_json_for_each_note() {
    let run = ibid(Some(&demo()), &["dump"]);
    let lines: Vec<Value> = run
        .stdout
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    let stats = json(&demo(), &["stats"]);
    assert_eq!(Value::from(lines.len()), stats["notes"]);
    assert_eq!(
        lines.iter().find(|note| note["title"] == "2026-02-03 09-14-27"),
        Some(&json(&demo(), &["show", "2026-02-03 09-14-27"]))
    );
}

#[test]
fn one_address_space() {
    let path = &json(&demo(), &["show", "@meltonSituationRespectSpacing1970"])["path"];
    assert_eq!(path, "Research/Evidence Sources/meltonSituationRespectSpacing1970.md");
    for address in [
        "Research/Evidence Sources/meltonSituationRespectSpacing1970.md",
        "meltonSituationRespectSpacing1970",
        "10.1016/S0022-5371(70)80107-4",
        "doi:10.1016/s0022-5371(70)80107-4",
        "https://doi.org/10.1016/S0022-5371(70)80107-4",
    ] {
        assert_eq!(&json(&demo(), &["show", address])["path"], path, "{address}");
    }
}

#[test]
fn vaults_that_cannot_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.md");
    std::fs::write(&file, "x").unwrap();
    let message = |vault: Option<&Path>| {
        let run = ibid(vault, &["stats"]);
        assert_eq!(run.status.code(), Some(2));
        assert!(run.stdout.is_empty());
        String::from_utf8(run.stderr).unwrap()
    };
    assert!(message(Some(&folder.path().join("missing"))).contains("missing"));
    assert!(message(Some(&file)).contains("a.md"));
    let none = message(None);
    assert!(none.contains("ibid demo") && none.contains("IBID_VAULT") && none.contains("--vault"), "{none}");
}

#[test]
fn an_empty_vault_is_fine() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(json(folder.path(), &["stats"])["notes"], 0);
    assert_eq!(ibid(Some(folder.path()), &["check"]).status.code(), Some(0));
    assert_eq!(ibid(Some(folder.path()), &["tags"]).status.code(), Some(1));
}

#[test]
fn the_vault_around_the_working_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join(".obsidian")).unwrap();
    std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
    std::fs::write(folder.path().join("a/n.md"), "#t").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    let run = command
        .env_remove("IBID_VAULT")
        .env("IBID_CONFIG", "/dev/null")
        .env("IBID_CACHE", "/dev/null")
        .current_dir(folder.path().join("a/b"))
        .args(["tags"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), "1  t\n");
}

#[test]
fn nothing_a_note_says_reaches_the_terminal_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "---\ntitle: \"\\e[31mred\\u202e\"\ntags: [\"\\u009b31m\"]\n---\n\u{1b}]0;title\u{7} #t\u{202e}x [[a\u{1b}[2J]]\n";
    let library = "@book{a2020, title={a\u{1b}]0;x\u{7}\u{202e}b}}";
    std::fs::write(folder.path().join("l.bib"), library).unwrap();
    std::fs::write(folder.path().join("n.md"), hostile).unwrap();
    for arguments in [
        &["tags"][..],
        &["notes"],
        &["show", "n.md"],
        &["refs", "n.md"],
        &["check"],
        &["dump"],
        &["notes", "--json"],
        &["search", "x"],
        &["search", "x", "--json"],
        &["export", "--format", "markdown"],
    ] {
        let out = String::from_utf8(ibid(Some(folder.path()), arguments).stdout).unwrap();
        let raw = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!out.contains(raw), "{arguments:?}: {out:?}");
        assert!(!out.is_empty());
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut command = Command::new("sh");
    let script = format!(
        "{} --no-cache --vault '{}' dump | head -n 1 >/dev/null",
        env!("CARGO_BIN_EXE_ibid"),
        demo().display()
    );
    let run = command.args(["-c", &script]).output().unwrap();
    assert_eq!((run.status.code(), run.stderr), (Some(0), Vec::new()));
}

#[test]
fn a_manual_page() {
    let page = String::from_utf8(ibid(None, &["man"]).stdout).unwrap();
    assert!(page.contains(".TH ibid 1") && page.contains("refs"), "{page}");
}

#[test]
fn completions_for_shells() {
    for shell in ["bash", "zsh", "fish"] {
        let run = ibid(None, &["completions", shell]);
        assert!(run.status.success() && String::from_utf8_lossy(&run.stdout).contains("refs"), "{shell}");
    }
}

#[test]
fn what_a_note_embeds_is_printed_in_its_place() {
    let shown = transcript(Some(&demo()), &["show", "Gallery/Embeds"]).replace('\u{a0}', " ");
    for text in ["│ ↳ Definitions\n│ Retention interval\n", "• │ ↳ Text\n  │ This sentence ends in an id.\n"]
    {
        assert!(shown.contains(text), "no {text:?} in\n{shown}");
    }
}
