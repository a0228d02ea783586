//! ibid: a terminal explorer for research vaults, from a fuzzy tag to the notes that carry it, to a note, to the evidence
//! it rests on, to the cited source and its DOI.
//!
//! The layers, each knowing only those above it:
//! [`config`] what a reader may decide; [`note`] one file's text as values; [`bibliography`] cited works;
//! [`index`] many notes as one immutable whole; [`search`] that whole and a query as ranked rows; [`vault`] the folder on
//! disk; [`live`] the index kept current; [`ui`] one reader's screen as a value; [`session`] that screen run;
//! and the front ends [`cli`] and [`terminal`], which do not know each other.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod config;
pub mod note;

pub mod bibliography;
pub mod index;
pub mod search;

pub mod vault;

pub mod live;

pub mod ui;

pub mod session;

pub mod cli;

pub mod terminal;
