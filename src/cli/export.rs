//! `ibid export`: sources as a bibliography for other programs, or as a Markdown list. The one command that writes a file,
//! where asked to: never in the vault, never over a file that is there.

use super::arguments::{ExportFormat, ExportWanted};
use super::output::Output;
use super::show::{self, Shown};
use super::{Context, Exit, Failure, notes};
use crate::bibliography::export::Format;
use crate::index::{Index, SourceId};
use crate::search;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) fn print(context: &Context<'_>, wanted: &ExportWanted, out: &mut Output) -> Result<Exit, Failure> {
    if out.is_json() {
        return Err(Failure::Message("export has formats of its own: `--format csl-json`".to_string()));
    }
    let sources = match chosen(context.index, wanted) {
        Ok(sources) => sources,
        Err(exit) => return Ok(exit),
    };
    if sources.is_empty() {
        eprintln!("ibid: there are no sources to export");
        return Ok(Exit::Nothing);
    }
    let text = written(context, &sources, wanted.format)?;
    match &wanted.output {
        Some(path) => save(context, path, &text)?,
        None => out.write(&text)?,
    }
    Ok(Exit::Success)
}

/// The sources of the notes named and of those with the tags, each named source itself, by id; all there are when
/// nothing is named. An error is said already.
fn chosen(index: &Index, wanted: &ExportWanted) -> Result<BTreeSet<SourceId>, Exit> {
    let choices = notes::choices(&wanted.tags);
    if choices.is_empty() && wanted.notes.is_empty() {
        return Ok(ids(index).collect());
    }
    let mut found = BTreeSet::new();
    if !choices.is_empty() {
        let notes = search::notes(index, &choices);
        found.extend(notes.iter().flat_map(|id| index.ties(*id).sources.iter()));
    }
    for address in &wanted.notes {
        if let Some(id) = index.source_named(address) {
            found.insert(id); // the work alone, not what its own note cites
            continue;
        }
        match show::find(index, address) {
            Shown::Note(id) => found.extend(index.ties(id).sources.iter()),
            Shown::Source(id) => drop(found.insert(id)),
            Shown::Nothing(exit) => return Err(exit),
        }
    }
    Ok(found)
}

fn written(
    context: &Context<'_>,
    chosen: &BTreeSet<SourceId>,
    format: ExportFormat,
) -> Result<String, Failure> {
    let index = context.index;
    let chosen: Vec<SourceId> = chosen.iter().copied().collect();
    Ok(match format {
        ExportFormat::Bibtex => index.exported(&chosen, Format::Bibtex),
        ExportFormat::Biblatex => index.exported(&chosen, Format::Biblatex),
        ExportFormat::CslJson => index.exported(&chosen, Format::CslJson),
        ExportFormat::CslYaml => index.exported(&chosen, Format::CslYaml),
        ExportFormat::Ris => index.exported(&chosen, Format::Ris),
        ExportFormat::Markdown => {
            let style = context.style()?;
            index.exported_list(&chosen, |source| show::cited(&style, source))
        }
    })
}

fn ids(index: &Index) -> impl Iterator<Item = SourceId> {
    (0u32..).zip(index.sources()).map(|(place, _)| SourceId(place))
}

/// Writes `text` to a new file at `path`, outside of the vault.
fn save(context: &Context<'_>, path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |why: &str| Failure::Message(format!("cannot write {}: {why}", path.display()));
    let place = real(path).map_err(|error| failed(&error.to_string()))?;
    let root = context.vault.root().and_then(|root| root.canonicalize().ok());
    if root.is_some_and(|root| place.starts_with(root)) {
        return Err(failed("it is in the vault, which ibid never writes; name a file outside of it"));
    }
    let file = File::create_new(&place).and_then(|mut file| file.write_all(text.as_bytes()));
    file.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => failed("it exists already; remove it first or name another file"),
        _ => failed(&error.to_string()),
    })
}

/// `path` in its real folder.
fn real(path: &Path) -> io::Result<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(folder.canonicalize()?.join(name))
}
