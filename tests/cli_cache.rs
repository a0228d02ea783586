//! `ibid cache`: where it says the cache is, and that clearing removes it and nothing else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn ibid(vault: &Path, variables: &[(&str, &Path)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    for name in ["IBID_VAULT", "IBID_CACHE", "XDG_CACHE_HOME", "HOME"] {
        command.env_remove(name);
    }
    command.env("IBID_CONFIG", "/dev/null").envs(variables.iter().copied());
    command.arg("--vault").arg(vault).args(arguments).output().unwrap()
}

fn printed(vault: &Path, variables: &[(&str, &Path)], arguments: &[&str]) -> String {
    let run = ibid(vault, variables, arguments);
    assert!(run.status.success(), "{arguments:?}: {run:?}");
    String::from_utf8(run.stdout).unwrap().trim_end().to_string()
}

#[test]
fn a_cache_is_where_the_environment_says() {
    let (vault, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let home = home.path().canonicalize().unwrap();
    let mut names = Vec::new();
    for (variables, expected) in [
        (&[("IBID_CACHE", "own"), ("XDG_CACHE_HOME", "xdg"), ("HOME", "")][..], "own"),
        (&[("XDG_CACHE_HOME", "xdg"), ("HOME", "")], "xdg/ibid"),
        (&[("HOME", "")], ".cache/ibid"),
    ] {
        let variables: Vec<_> = variables.iter().map(|(name, below)| (*name, home.join(below))).collect();
        let variables: Vec<_> = variables.iter().map(|(name, path)| (*name, path.as_path())).collect();
        let path = printed(vault.path(), &variables, &["cache", "path"]);
        let name = Path::new(&path).strip_prefix(home.join(expected)).unwrap_or_else(|_| panic!("{path}"));
        names.push(name.to_path_buf());
    }
    assert!(names.iter().all(|name| *name == names[0] && name.components().count() == 1), "{names:?}");
    let json = printed(vault.path(), &[("IBID_CACHE", &home)], &["cache", "path", "--json"]);
    assert_eq!(json, format!("{{\"path\":\"{}\"}}", home.join(&names[0]).display()));
    assert_eq!(fs::read_dir(&home).unwrap().count(), 0, "asking makes no folder");
}

#[test]
fn clearing_removes_the_vaults_own_cache_only() {
    let (vault, caches) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let variables = [("IBID_CACHE", caches.path())];
    let path = printed(vault.path(), &variables, &["cache", "path"]);
    let other = caches.path().join("other");
    fs::create_dir_all(&path).unwrap();
    fs::write(Path::new(&path).join("index"), "anything").unwrap();
    fs::write(&other, "not ours").unwrap();
    for _ in 0..2 {
        assert_eq!(printed(vault.path(), &variables, &["cache", "clear"]), format!("cleared {path}"));
        assert!(!Path::new(&path).exists() && other.exists());
    }
}

#[test]
fn no_cache_is_in_a_vault() {
    let vault = TempDir::new().unwrap();
    let run = ibid(vault.path(), &[("IBID_CACHE", &vault.path().join("cache"))], &["cache", "path"]);
    let error = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(
        error,
        "ibid: there is no folder for the cache outside of the vault; name one: IBID_CACHE=FOLDER\n"
    );
}

#[test]
fn stats_say_what_the_index_was_made_from() {
    let (vault, caches) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    fs::write(vault.path().join("a.md"), "#one").unwrap();
    let stats = |arguments: &[&str]| printed(vault.path(), &[("IBID_CACHE", caches.path())], arguments);
    for (arguments, json, words) in [
        (&["--no-cache"][..], "off", "without a cache"),
        (&[], "cold", "nothing was kept of it"),
        (&[], "warm", "most of it from the cache"),
        (&["--no-cache"], "off", "without a cache"),
    ] {
        let cleared = json == "cold";
        let said = stats(&[arguments, &["stats", "--json"]].concat());
        assert!(said.contains(&format!("\"cache\":\"{json}\"")) && said.contains("\"tags\":1"), "{said}");
        if cleared {
            stats(&["cache", "clear"]);
        }
        let said = stats(&[arguments, &["stats"]].concat());
        assert!(said.ends_with(words), "{said}");
    }
}
