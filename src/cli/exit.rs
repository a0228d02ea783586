//! How the program ends, as grep does.

use std::process::ExitCode;

/// The ways the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: found, fine
    Success,
    /// 1: nothing found, or problems found
    Nothing,
    /// 2: wrong use, or no vault that can be read
    Failure,
}

impl Exit {
    /// `Success` where something was found.
    pub fn found(found: bool) -> Exit {
        if found { Exit::Success } else { Exit::Nothing }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Success => 0,
            Exit::Nothing => 1,
            Exit::Failure => 2,
        })
    }
}
