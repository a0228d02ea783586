//! All that can happen to a screen, and all it may ask of the outside.

use std::sync::Arc;

use super::clipping::Clipping;
use super::export::Export;
use super::keys::Input;
use super::picture::{Canvas, NoPicture, Picture, PictureFile, PictureWanted};
use super::ranking::{Ranked, Wanted};
use super::search::{Findings, Search};
use super::snapshot::Snapshot;
use crate::bibliography::Record;
use crate::live::Progress;
use crate::note::Document;
use crate::search::text::Match;
use crate::vault::Watching;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    Input(Input),
    /// Reading the vault has come this far.
    Progress(Progress),
    /// There is a new index.
    Index(Arc<Snapshot>),
    /// There will be no index, and why.
    NoIndex(String),
    /// How changes of the vault are heard of from now on.
    Watching(Watching),
    /// The files at these paths of the vault, which are no notes, may hold something else now.
    Rewritten(Vec<String>),
    /// The note asked for by the [`Effect::Read`] of that generation.
    Opened {
        generation: u64,
        document: Arc<Document>,
        /// The pictures it shows, sorted by path; none where none are to be shown.
        pictures: Vec<PictureFile>,
    },
    /// Why that note cannot be read.
    Failed {
        generation: u64,
        reason: String,
    },
    /// The note asked for by the [`Effect::Peek`] of that generation, or why it cannot be read.
    Peeked {
        generation: u64,
        read: Result<Arc<Document>, String>,
    },
    /// Notes that the [`Effect::Find`] of that generation has found, best first. More may follow.
    Found {
        generation: u64,
        matches: Vec<Match>,
    },
    /// All notes have been found that the search of that generation finds.
    AllFound {
        generation: u64,
        findings: Findings,
    },
    /// The [`Effect::Export`] of so many works was written to the file at this path. Untrusted.
    Exported {
        count: usize,
        path: String,
    },
    /// Why something asked of the outside was not done.
    Refused {
        effect: Effect,
        reason: String,
    },
    /// The work of the [`Effect::Cite`] of that generation in the style of the settings; empty where it cannot be cited.
    Cited {
        generation: u64,
        citation: String,
    },
    /// What answers the [`Effect::Rank`] of that generation.
    Ranked {
        generation: u64,
        ranked: Ranked,
    },
    /// The reader is back from the editor: the note at the path of the [`Effect::Edit`] may read otherwise now.
    Edited,
    /// The picture asked for by the [`Effect::Picture`] of that generation, or why it is not shown.
    Picture {
        generation: u64,
        drawn: Result<Picture, NoPicture>,
    },
    /// What the terminal takes pictures with from now on.
    Canvas(Canvas),
    /// The text of the [`Effect::ToClip`] last asked for. Untrusted.
    ToClip(String),
}

/// Something asked of the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the note at `path` and answer with [`Message::Opened`] or [`Message::Failed`]. Only the newest counts.
    Read { generation: u64, path: String },
    /// Read the note at `path`, which is to be looked at over another, and answer with [`Message::Peeked`]. Only the newest
    /// counts.
    Peek { generation: u64, path: String },
    /// Find notes and answer with [`Message::Found`] as often as need be, then with [`Message::AllFound`]. Only the newest
    /// counts.
    Find { generation: u64, search: Search },
    /// What is being searched for is not wanted any more.
    StopFinding,
    /// Open the reader's browser on this address. Only where the front end allows it.
    Browse(String),
    /// Send this text to the terminal's clipboard. Only where the front end allows it.
    Clip(String),
    /// Cite this work and answer with [`Message::Cited`]. Only the newest counts.
    Cite { generation: u64, work: Arc<Record> },
    /// Find this, best first, and answer with [`Message::Ranked`]. Only the newest counts.
    Rank { generation: u64, wanted: Wanted },
    /// Make this text and answer with [`Message::ToClip`]. Only the newest counts.
    ToClip(Clipping),
    /// Write this to a new file, outside of the vault, and answer with [`Message::Exported`] or [`Message::Refused`].
    /// Only where the front end allows it.
    Export(Export),
    /// Have the reader edit the note at `path`, of the vault, at that 1-based line, and answer with [`Message::Edited`] or
    /// [`Message::Refused`]. Only where the front end allows it.
    Edit { path: String, line: u32 },
    /// Draw this picture and answer with [`Message::Picture`]. Only the newest counts.
    Picture { generation: u64, wanted: PictureWanted },
    /// Send the terminal what a picture's cells stand for. Only where the front end allows it.
    Transmit(String),
    /// End the session.
    Quit,
}
