//! The arguments as typed. What they mean is the commands' matter.

use crate::note::ProblemKind;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// A terminal explorer for research vaults: from a fuzzy tag to the cited source, by keyboard alone.
///
/// Without a command, opens the screen on VAULT, a folder of Markdown notes, at ADDRESS if given. Without VAULT it is the one in IBID_VAULT,
/// else the vault around the working folder (one with .obsidian, .zk, .foam or .logseq): a note's file opens in the vault
/// around it, and a word that is no folder is an ADDRESS there. `ibid demo` needs none.
#[derive(Debug, Parser)]
#[command(name = "ibid", version, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The folder of notes to open
    #[arg(value_name = "VAULT")]
    pub folder: Option<PathBuf>,

    /// What to open there: a path, title, alias, permalink, @citationkey, DOI or note#heading
    #[arg(value_name = "ADDRESS")]
    pub address: Option<String>,

    /// The folder of notes a command works on [env: IBID_VAULT]
    #[arg(long = "vault", value_name = "VAULT", global = true)]
    pub vault: Option<PathBuf>,

    /// Print one JSON document and nothing else
    #[arg(long, global = true)]
    pub json: bool,

    /// How works are cited: chicago, apa, vancouver, ieee and others, or a .csl file
    #[arg(long, value_name = "NAME|FILE", global = true)]
    pub style: Option<String>,

    /// How the screen looks: terminal, light, dark, high-contrast, monochrome, one of your own, or a .toml file
    #[arg(long, value_name = "NAME|FILE", global = true)]
    pub theme: Option<String>,

    /// One pane at a time and nothing drawn, tables and quotes in words: for screen readers
    #[arg(long, global = true)]
    pub linear: bool,

    /// The configuration file [env: IBID_CONFIG]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// Read the whole vault anew, and keep nothing of it for the next time
    #[arg(long, global = true)]
    pub no_cache: bool,

    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Arguments {
    /// The vault given on the command line.
    pub fn vault_asked(&self) -> Option<&Path> {
        self.folder.as_deref().or(self.vault.as_deref())
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Count notes, tags, links, relations, sources and problems
    Stats,
    /// List the tags, over all the forms notes say them in
    Tags {
        /// Letters to find tags by, best first
        query: Option<String>,
        /// How many to list at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// List notes: all, those that satisfy a query, those that carry tags
    Notes(NotesWanted),
    /// Show a note as it reads on the screen
    Show {
        /// A path, title, alias, permalink, @citationkey, DOI or note#heading
        note: String,
    },
    /// Show what a note rests on and what leads to it: sources, relations, links, backlinks
    Refs {
        /// A path, title, alias, permalink, @citationkey, DOI or note#heading
        note: String,
    },
    /// List the cited works, with or without notes of their own
    Sources {
        /// Words to find sources by: author, year, title, key, DOI
        query: Option<String>,
        /// How many to list at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Search the text of all notes: words, phrases, and all else of the query language
    Search {
        /// What to search for
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// How many to list at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show the trail of a note or a source: what it rests on, down to the sources
    Trail {
        /// A path, title, alias, permalink, @citationkey, DOI or note#heading
        note: String,
        /// What rests on it instead
        #[arg(long)]
        up: bool,
    },
    /// Export the sources of the vault, or those of some notes, as a bibliography
    Export(ExportWanted),
    /// Print the whole index, one JSON line for each note
    Dump,
    /// Report what could not be read as meant, what leads nowhere and where evidence is missing
    Check(KindsWanted),
    /// Say where the cache of a vault is, or clear it
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Write, find or check the configuration file
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Open the built-in demo vault
    Demo,
    /// Print this, the help of a command, or, with `query`, how queries are written
    Help {
        /// A command, or `query`
        topic: Option<String>,
    },
    /// Print the manual page
    Man,
    /// Print the completions for a shell
    Completions {
        /// The shell to complete in
        shell: clap_complete::Shell,
    },
}

/// What to do with the cache: all it holds is made anew from the vault when it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub(super) enum CacheCommand {
    /// Print the folder where the cache of the vault is, or would be
    Path,
    /// Remove it
    Clear,
}

/// What to do with the configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub(super) enum ConfigCommand {
    /// Write it with every setting and its default, unless there is one
    Init {
        /// Print it instead
        #[arg(long)]
        stdout: bool,
    },
    /// Print where it is, or would be
    Path,
    /// Tell what is wrong with it
    Check,
}

/// Which findings to report.
#[derive(Debug, Args)]
pub(super) struct KindsWanted {
    /// Only findings of this kind (may be repeated)
    #[arg(long = "kind", value_name = "KIND", value_parser = kind_names())]
    pub only: Vec<String>,
    /// No findings of this kind (may be repeated)
    #[arg(long = "skip", value_name = "KIND", value_parser = kind_names())]
    pub skip: Vec<String>,
}

fn kind_names() -> PossibleValuesParser {
    PossibleValuesParser::new(ProblemKind::ALL.map(ProblemKind::name))
}

/// Which notes to list.
#[derive(Debug, Args)]
pub(super) struct NotesWanted {
    /// What to find notes by, in the language of `ibid help query`
    #[arg(allow_hyphen_values = true)]
    pub query: Option<String>,
    #[command(flatten)]
    pub tags: TagsWanted,
    /// How many to list at most
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// The tags that notes are to carry.
#[derive(Debug, Args)]
pub(super) struct TagsWanted {
    /// Only notes that carry this tag (may be repeated: all of them)
    #[arg(long = "tag", value_name = "TAG")]
    pub all: Vec<String>,
    /// Only notes that carry one of these tags
    #[arg(long = "any-tag", value_name = "TAG")]
    pub any: Vec<String>,
    /// No notes that carry this tag
    #[arg(long = "not-tag", value_name = "TAG")]
    pub not: Vec<String>,
}

/// What to export, and to where.
#[derive(Debug, Args)]
pub(super) struct ExportWanted {
    /// The format of the bibliography
    #[arg(long)]
    pub format: ExportFormat,
    #[command(flatten)]
    pub tags: TagsWanted,
    /// The file to write, which must not be there yet nor in the vault; standard output without it
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Notes whose sources to export, or sources: paths, titles, aliases, permalinks, @citationkeys, DOIs
    #[arg(value_name = "NOTE")]
    pub notes: Vec<String>,
}

/// The formats of exports.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ExportFormat {
    Bibtex,
    Biblatex,
    CslJson,
    CslYaml,
    Ris,
    /// A list for a note, each work with its citation, its DOI and its key
    Markdown,
}
