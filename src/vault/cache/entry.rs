//! The file of an entry: its sections one after the other, then a foot that says what it is, of what, and how to check them.
//! The foot stands last, so that a section can be written, and forgotten, before the next one is made.
//!
//! ```text
//! sections
//! the foot    `Foot` in postcard
//! 8 bytes     the foot's length in bytes
//! 8 bytes     the foot's checksum
//! 8 bytes     MAGIC
//! ```
//!
//! Numbers are little-endian, checksums those of XXH3 (64 bits): they tell what was torn or has rotted, not what was forged.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// Changes with the layout of the file.
const MAGIC: [u8; 8] = *b"ibid\0\0\0\x01";

/// How many bytes stand behind the foot.
const BEHIND: usize = 24;

/// So many bytes are read at once: many threads can share a section.
const STRIDE: usize = 4 << 20;

/// What a file must say to be read.
#[derive(Debug, Serialize, Deserialize)]
struct Foot<'f> {
    /// The version of ibid: what bytes mean may change with every one.
    program: &'f str,
    /// That of the sections' meaning, as the caller counts.
    version: u32,
    /// The vault's folder.
    root: &'f [u8],
    sections: Vec<Section>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Section {
    bytes: u64,
    checksum: u64,
}

/// Writes a whole entry to `file` and makes sure that it is on the disk.
pub(super) fn write<S: AsRef<[u8]>>(
    file: &mut File,
    root: &[u8],
    version: u32,
    sections: impl IntoIterator<Item = S>,
) -> io::Result<()> {
    let mut written = Vec::new();
    for section in sections {
        let bytes = section.as_ref();
        file.write_all(bytes)?;
        written.push(Section { bytes: bytes.len() as u64, checksum: xxh3_64(bytes) });
    }
    let foot = Foot { program: env!("CARGO_PKG_VERSION"), version, root, sections: written };
    let foot = postcard::to_allocvec(&foot).map_err(io::Error::other)?;
    file.write_all(&foot)?;
    let numbers = [foot.len() as u64, xxh3_64(&foot)].map(u64::to_le_bytes);
    file.write_all(numbers.as_flattened())?;
    file.write_all(&MAGIC)?;
    file.sync_all()
}

/// The sections of the file at `path`, if it is what it should be.
pub(super) fn read(path: &Path, root: &[u8], version: u32) -> Option<Vec<Vec<u8>>> {
    if !fs::metadata(path).ok()?.is_file() {
        return None; // opening a named pipe could wait for ever
    }
    let file = File::open(path).ok()?;
    let foot = read_foot(&file)?;
    let before = file.metadata().ok()?.len().checked_sub((foot.len() + BEHIND) as u64)?;
    let foot: Foot<'_> = postcard::from_bytes(&foot).ok()?;
    if (foot.program, foot.version, foot.root) != (env!("CARGO_PKG_VERSION"), version, root) {
        return None;
    }
    let places = places(&foot.sections, before)?;
    places.into_par_iter().map(|(at, section)| read_section(&file, at, section)).collect()
}

fn read_foot(file: &File) -> Option<Vec<u8>> {
    let end = file.metadata().ok()?.len().checked_sub(BEHIND as u64)?;
    let mut behind = [0; BEHIND];
    file.read_exact_at(&mut behind, end).ok()?;
    let (length, rest) = behind.split_first_chunk::<8>()?;
    let (checksum, magic) = rest.split_first_chunk::<8>()?;
    let begin = end.checked_sub(u64::from_le_bytes(*length))?;
    if magic != MAGIC {
        return None;
    }
    let mut foot = vec![0; usize::try_from(end - begin).ok()?];
    file.read_exact_at(&mut foot, begin).ok()?;
    (xxh3_64(&foot).to_le_bytes() == *checksum).then_some(foot)
}

/// Where each section begins in the file; `None` unless they fill what stands before the foot.
fn places(sections: &[Section], before: u64) -> Option<Vec<(u64, &Section)>> {
    let mut end = 0_u64;
    let mut places = Vec::with_capacity(sections.len());
    for section in sections {
        places.push((end, section));
        end = end.checked_add(section.bytes).filter(|end| *end <= before)?;
    }
    (end == before).then_some(places)
}

fn read_section(file: &File, at: u64, section: &Section) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(section.bytes).ok()?];
    let strides = bytes.par_chunks_mut(STRIDE).enumerate();
    strides
        .map(|(nth, stride)| file.read_exact_at(stride, at + (nth * STRIDE) as u64).ok())
        .collect::<Option<()>>()?;
    (xxh3_64(&bytes) == section.checksum).then_some(bytes)
}
