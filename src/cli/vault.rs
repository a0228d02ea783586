//! Which vault a command works on: the one named, IBID_VAULT, the configured one, or the one around the working folder.

use super::{Arguments, Failure};
use crate::config::Settings;
use crate::vault::{Vault, enclosing};
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const NONE: &str = "no vault to open\n  Name a folder of Markdown notes: `ibid FOLDER`, `ibid --vault FOLDER COMMAND`, or IBID_VAULT=FOLDER;\n  or `vault` in the configuration file;\n  or start ibid inside a vault (a folder with .obsidian, .zk, .foam or .logseq).\n  To look around first: `ibid demo`.";

/// Opens the vault `asked` for, else the one that is at hand.
pub(super) fn open(asked: Option<&Path>, settings: &Settings) -> Result<Arc<Vault>, Failure> {
    let path = asked
        .map(Path::to_path_buf)
        .or_else(|| at_hand(settings))
        .ok_or_else(|| Failure::Message(NONE.to_string()))?;
    Vault::open(&path).map(Arc::new).map_err(|error| Failure::Message(error.to_string()))
}

/// What the screen is to be opened on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub vault: Option<PathBuf>,
    pub address: Option<String>,
}

impl Asked {
    /// What `arguments` ask for. A lone word that is no folder asks for that file in the vault around it, else for an address
    /// in the vault at hand, if there is one.
    pub fn of(arguments: &Arguments, settings: &Settings) -> Asked {
        let plain = || Asked {
            vault: arguments.vault_asked().map(Path::to_path_buf),
            address: arguments.address.clone(),
        };
        match (&arguments.folder, &arguments.address) {
            (Some(word), None) if !word.is_dir() => {
                let named = arguments.vault.as_deref();
                file(word, named, settings).or_else(|| lone(word, named, settings)).unwrap_or_else(plain)
            }
            _ => plain(),
        }
    }
}

/// The file `word` in the vault `named`, else in the one around it, else in the configured one.
fn file(word: &Path, named: Option<&Path>, settings: &Settings) -> Option<Asked> {
    let file = word.canonicalize().ok()?;
    let around = || enclosing(file.parent()?);
    let vault = named.map(Path::to_path_buf).or_else(around).or_else(|| settings.vault.clone())?;
    let within = file.strip_prefix(vault.canonicalize().ok()?).ok()?;
    let address = within.to_string_lossy().into_owned();
    Some(Asked { vault: Some(vault), address: Some(address) })
}

/// The address `word` in the vault `named`, else in the one at hand.
fn lone(word: &Path, named: Option<&Path>, settings: &Settings) -> Option<Asked> {
    let vault = named.map(Path::to_path_buf).or_else(|| at_hand(settings))?;
    let address = word.to_string_lossy().into_owned();
    Some(Asked { vault: Some(vault), address: Some(address) })
}

fn at_hand(settings: &Settings) -> Option<PathBuf> {
    settings.vault.clone().or_else(|| enclosing(&env::current_dir().ok()?))
}
