//! Libraries → their entries: those of the vault, and those that the settings name.

use super::guarded::guarded;
use crate::bibliography::{Library, is_library, read_library};
use crate::config::{ConfiguredLibrary, Settings};
use crate::note::{Problem, ProblemKind};
use crate::vault::{Text, Vault, read_outside};
use rayon::prelude::*;

/// Reads every library: those among `attachments`, the vault's files, and those of the settings.
pub(super) fn read(
    vault: &Vault,
    attachments: &[String],
    settings: &Settings,
) -> (Vec<Library>, Vec<Vec<Problem>>) {
    let own = attachments.par_iter().filter(|path| is_library(path)).map(|path| in_vault(vault, path));
    let is_own = |library: &&ConfiguredLibrary| {
        vault.path_of(&library.path).is_some_and(|path| is_library(&path) && attachments.contains(&path))
    };
    let named = settings.libraries.par_iter().filter(|library| !is_own(library)).map(configured);
    own.chain(named).unzip()
}

/// Reads one library of the vault, or what has the name of one: that it is none is no problem.
fn in_vault(vault: &Vault, path: &str) -> (Library, Vec<Problem>) {
    let read = vault.read(path).and_then(|text| entries(path, text));
    read.unwrap_or_else(|problem| (Library { path: path.to_string(), ..Library::default() }, vec![problem]))
}

/// Reads one library that the settings name. It should be there, and be one.
fn configured(library: &ConfiguredLibrary) -> (Library, Vec<Problem>) {
    let path = library.written.as_str();
    let (file, line) = &library.said_at;
    let told = |reason: &str| Problem {
        path: file.clone(),
        line: *line,
        kind: ProblemKind::Library,
        message: format!("the library `{path}` {reason}"),
    };
    let read = match is_library(path) {
        true => read_outside(&library.path).map_err(|reason| told(&format!("cannot be read: {reason}"))),
        false => Err(told("is no .bib, .json, .yaml, .yml or .ris file")),
    };
    let read = read.and_then(|text| entries(path, text)).and_then(|found| match found {
        (Library { entries, .. }, problems) if entries.is_empty() && problems.is_empty() => {
            Err(told("holds no works"))
        }
        found => Ok(found),
    });
    read.unwrap_or_else(|problem| (Library { path: path.to_string(), ..Library::default() }, vec![problem]))
}

fn entries(path: &str, text: Text) -> Result<(Library, Vec<Problem>), Problem> {
    let (entries, mut problems) = guarded(path, || read_library(path, &text.text))?;
    if !entries.is_empty() || !problems.is_empty() {
        problems.extend(text.problem);
    }
    Ok((Library { path: path.to_string(), stamp: text.stamp, entries }, problems))
}
