//! ibid: a terminal explorer for research vaults.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod bibliography;
pub mod cli;
pub mod config;
pub mod index;
pub mod live;
pub mod note;
pub mod search;
pub mod session;
pub mod terminal;
pub mod ui;
pub mod vault;
