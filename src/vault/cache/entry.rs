//! The file of an entry: a head that says what it is, of what, and how to check the rest, then the sections one after the
//! other.
//!
//!     8 bytes     MAGIC
//!     8 bytes     the head's length in bytes
//!     8 bytes     the head's checksum
//!     the head    [`Head`] in postcard
//!     sections    to the file's end
//!
//! Numbers are little-endian, checksums those of XXH3 (64 bits): they tell what was torn or has rotted, not what was forged.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// Changes with the layout of the file.
const MAGIC: [u8; 8] = *b"ibid\0\0\0\x01";

/// How many bytes stand before the head.
const BEFORE: usize = 24;

/// So many bytes are read at once: many threads can share a section.
const STRIDE: usize = 4 << 20;

/// What a file must say to be read.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head<'h> {
    /// Of ibid: what bytes mean may change with every one.
    program: &'h str,
    /// Of the sections' meaning, as the caller counts.
    version: u32,
    /// The vault's folder.
    root: &'h [u8],
    sections: Vec<Section>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Section {
    bytes: u64,
    checksum: u64,
}

/// The beginning of the file for `sections`.
pub(super) fn head(root: &[u8], version: u32, sections: &[Vec<u8>]) -> Vec<u8> {
    let section = |bytes: &Vec<u8>| Section { bytes: bytes.len() as u64, checksum: xxh3_64(bytes) };
    let program = env!("CARGO_PKG_VERSION");
    let head = Head { program, version, root, sections: sections.par_iter().map(section).collect() };
    let head = postcard::to_allocvec(&head).unwrap_or_default(); // an empty one is refused when read
    let numbers = [head.len() as u64, xxh3_64(&head)].map(u64::to_le_bytes);
    [&MAGIC[..], numbers.as_flattened(), &head].concat()
}

/// Writes a whole entry to `file` and makes sure that it is on the disk.
pub(super) fn write(file: &mut File, head: &[u8], sections: &[Vec<u8>]) -> io::Result<()> {
    file.write_all(head)?;
    sections.iter().try_for_each(|section| file.write_all(section))?;
    file.sync_all()
}

/// The sections of the file at `path`, if it is what it should be.
pub(super) fn read(path: &Path, root: &[u8], version: u32) -> Option<Vec<Vec<u8>>> {
    if !fs::metadata(path).ok()?.is_file() {
        return None; // opening a named pipe could wait for ever
    }
    let mut file = File::open(path).ok()?;
    let left = file.metadata().ok()?.len().checked_sub(BEFORE as u64)?;
    let bytes = read_head(&mut file, left)?;
    let head: Head<'_> = postcard::from_bytes(&bytes).ok()?;
    let expected = (env!("CARGO_PKG_VERSION"), version, root);
    if (head.program, head.version, head.root) != expected {
        return None;
    }
    let places = places(&head.sections, BEFORE + bytes.len(), left.checked_sub(bytes.len() as u64)?)?;
    places.into_par_iter().map(|(at, section)| read_section(&file, at, section)).collect()
}

fn read_head(file: &mut File, left: u64) -> Option<Vec<u8>> {
    let mut before = [0; BEFORE];
    file.read_exact(&mut before).ok()?;
    let (magic, numbers) = before.split_first_chunk::<8>()?;
    let (length, checksum) = numbers.split_first_chunk::<8>()?;
    let length = u64::from_le_bytes(*length);
    if *magic != MAGIC || length > left {
        return None;
    }
    let mut head = vec![0; usize::try_from(length).ok()?];
    file.read_exact(&mut head).ok()?;
    (xxh3_64(&head).to_le_bytes() == *checksum).then_some(head)
}

/// Where each section begins in the file; `None` unless they fill what is `left` of it.
fn places(sections: &[Section], first: usize, left: u64) -> Option<Vec<(u64, &Section)>> {
    let mut at = 0_u64;
    let mut places = Vec::with_capacity(sections.len());
    for section in sections {
        places.push((first as u64 + at, section));
        at = at.checked_add(section.bytes).filter(|end| *end <= left)?;
    }
    (at == left).then_some(places)
}

fn read_section(file: &File, at: u64, section: &Section) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(section.bytes).ok()?];
    let strides = bytes.par_chunks_mut(STRIDE).enumerate();
    strides.try_for_each(|(nth, stride)| file.read_exact_at(stride, at + (nth * STRIDE) as u64)).ok()?;
    (xxh3_64(&bytes) == section.checksum).then_some(bytes)
}
