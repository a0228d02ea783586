//! Libraries → their entries: those of the vault, and those that the settings name.

use super::guarded::guarded;
use crate::bibliography::{Library, is_library, read_library};
use crate::config::{ConfiguredLibrary, Settings};
use crate::note::{Problem, ProblemKind, Stamp};
use crate::vault::{Text, Vault, read_outside, stamp_outside};
use rayon::prelude::*;

/// A file that may be a library.
#[derive(Clone, Copy)]
pub(super) enum Shelf<'s> {
    /// At a path in the vault. That it is none is no problem.
    InVault(&'s str),
    /// Named by the settings. It should be there, and be one.
    Configured(&'s ConfiguredLibrary),
}

/// A library with what is wrong with it.
pub(super) type Reading = (Library, Vec<Problem>);

/// The files that may be libraries: those among `attachments`, the vault's files, and those of the settings.
pub(super) fn shelves<'s>(
    vault: &Vault,
    attachments: &'s [String],
    settings: &'s Settings,
) -> Vec<Shelf<'s>> {
    let own = attachments.iter().filter(|path| is_library(path));
    let is_own = |library: &&ConfiguredLibrary| {
        vault.path_of(&library.path).is_some_and(|path| is_library(&path) && attachments.contains(&path))
    };
    let named = settings.libraries.iter().filter(|library| !is_own(library));
    own.map(|path| Shelf::InVault(path)).chain(named.map(Shelf::Configured)).collect()
}

/// Reads every one of them.
pub(super) fn read(vault: &Vault, attachments: &[String], settings: &Settings) -> Vec<Reading> {
    shelves(vault, attachments, settings).into_par_iter().map(|shelf| shelf.read(vault)).collect()
}

impl Shelf<'_> {
    /// What the library goes by.
    pub fn name(&self) -> &str {
        match self {
            Shelf::InVault(path) => path,
            Shelf::Configured(library) => &library.written,
        }
    }

    /// How the file looks now; the default where there is none.
    pub fn stamp(&self, vault: &Vault) -> Stamp {
        let stamp = match self {
            Shelf::InVault(path) => vault.stamp(path),
            Shelf::Configured(library) => stamp_outside(&library.path),
        };
        stamp.unwrap_or_default()
    }

    /// Whether `problem` is one of this library's.
    pub fn owns(&self, problem: &Problem) -> bool {
        let said = |library: &ConfiguredLibrary| {
            problem.path == library.said_at.0 && problem.message.starts_with(&told(library))
        };
        problem.path == self.name() || matches!(self, Shelf::Configured(library) if said(library))
    }

    /// Whether it is none of the vault's files.
    pub fn is_beside(&self) -> bool {
        matches!(self, Shelf::Configured(_))
    }

    /// Reads it. What cannot be read is empty, and a problem.
    pub fn read(&self, vault: &Vault) -> Reading {
        let read = match self {
            Shelf::InVault(path) => vault.read(path).and_then(|text| entries(path, text)),
            Shelf::Configured(library) => configured(library),
        };
        let empty = || Library { path: self.name().to_string(), ..Library::default() };
        read.unwrap_or_else(|problem| (empty(), vec![problem]))
    }
}

fn configured(library: &ConfiguredLibrary) -> Result<Reading, Problem> {
    let path = library.written.as_str();
    let (file, line) = &library.said_at;
    let told = |reason: &str| Problem {
        path: file.clone(),
        line: *line,
        kind: ProblemKind::Library,
        message: told(library) + reason,
    };
    let read = match is_library(path) {
        true => read_outside(&library.path).map_err(|reason| told(&format!("cannot be read: {reason}"))),
        false => Err(told("is no .bib, .json, .yaml, .yml or .ris file")),
    };
    let stamped = |stamp| Library { path: path.to_string(), stamp, ..Library::default() };
    let text = read?;
    let stamp = text.stamp;
    match entries(path, text)? {
        (Library { entries, .. }, problems) if entries.is_empty() && problems.is_empty() => {
            Ok((stamped(stamp), vec![told("holds no works")]))
        }
        found => Ok(found),
    }
}

/// How what is wrong with a library of the settings begins.
fn told(library: &ConfiguredLibrary) -> String {
    format!("the library `{}` ", library.written)
}

fn entries(path: &str, text: Text) -> Result<Reading, Problem> {
    let (entries, mut problems) = guarded(path, || read_library(path, &text.text))?;
    if !entries.is_empty() || !problems.is_empty() {
        problems.extend(text.problem);
    }
    Ok((Library { path: path.to_string(), stamp: text.stamp, entries }, problems))
}
