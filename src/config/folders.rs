//! The reader's own folders, as the environment and the XDG Base Directory Specification name them.

use std::env;
use std::path::PathBuf;

/// `ibid/config.toml` in `XDG_CONFIG_HOME` or `~/.config`.
pub(super) fn config_file() -> Option<PathBuf> {
    in_base("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("ibid/config.toml"))
}

/// Where the caches of all vaults lie: the folder `IBID_CACHE` names, else `ibid` in `XDG_CACHE_HOME` or `~/.cache`. It need
/// not be there. `None` where no folder is known.
pub fn cache_folder() -> Option<PathBuf> {
    let named = named("IBID_CACHE").and_then(|folder| std::path::absolute(folder).ok());
    named.or_else(|| in_base("XDG_CACHE_HOME", ".cache").map(|folder| folder.join("ibid")))
}

/// What `~` stands for.
pub(super) fn home() -> Option<PathBuf> {
    named("HOME")
}

/// The path in the environment's variable `name`, unless that is empty.
pub(super) fn named(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The text in the environment's variable `name`, unless that is empty.
pub(super) fn text(name: &str) -> Option<String> {
    env::var_os(name).filter(|value| !value.is_empty()).map(|value| value.to_string_lossy().into_owned())
}

/// The folder in the variable `name`, which counts only if absolute, else `usual` in the home folder.
fn in_base(name: &str, usual: &str) -> Option<PathBuf> {
    named(name).filter(|folder| folder.is_absolute()).or_else(|| Some(home()?.join(usual)))
}
