//! Standard input → what a session hears. It waits for bytes and wakes for nothing else; the end of the input ends the
//! session. While another program has the terminal nothing is read.

use std::convert::Infallible;
use std::io::{self, ErrorKind, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::decode::Decoder;
use crate::session::{Ending, Event};
use crate::ui::Message;

/// The thread that listens, which can be asked to rest.
pub(super) struct Listener {
    bell: PipeWriter,
    rests: Sender<Rest>,
}

/// Nothing is read from standard input as long as this lives.
pub(super) struct Resting {
    _over: Sender<Infallible>,
}

/// A rest that is asked for.
struct Rest {
    begun: Sender<()>,
    /// Closed when it is over.
    over: Receiver<Infallible>,
}

/// Listens to standard input until it ends or the session does.
pub(super) fn listen(sender: Sender<Event>) -> io::Result<Listener> {
    let (rung, bell) = io::pipe()?;
    let (rests, asked) = unbounded();
    let input = Input { bytes: io::stdin(), rung, asked };
    thread::Builder::new().name("ibid-input".into()).spawn(move || forward(input, &sender))?;
    Ok(Listener { bell, rests })
}

impl Listener {
    /// Has nothing read any more until what this gives is dropped, and waits until that is so.
    pub fn rest(&mut self) -> io::Result<Resting> {
        let (begun, heard) = bounded(1);
        let (ending, over) = bounded(0);
        let gone = || io::Error::from(ErrorKind::BrokenPipe);
        self.rests.send(Rest { begun, over }).map_err(|_| gone())?;
        self.bell.write_all(&[0])?;
        heard.recv().map_err(|_| gone())?;
        Ok(Resting { _over: ending })
    }
}

/// Bytes that are read only where there are some and nobody asks for a rest.
struct Input<Bytes> {
    bytes: Bytes,
    rung: PipeReader,
    asked: Receiver<Rest>,
}

impl<Bytes: Read + AsFd> Read for Input<Bytes> {
    fn read(&mut self, chunk: &mut [u8]) -> io::Result<usize> {
        while self.is_rung()? {
            self.rung.read_exact(&mut [0])?;
            if let Ok(rest) = self.asked.recv() {
                let _ = rest.begun.send(());
                let _ = rest.over.recv();
            }
        }
        self.bytes.read(chunk)
    }
}

impl<Bytes: AsFd> Input<Bytes> {
    /// Waits for bytes, their end or the bell; whether the bell was rung.
    fn is_rung(&self) -> io::Result<bool> {
        let wanted = |of| PollFd::from_borrowed_fd(of, PollFlags::IN);
        let mut both = [wanted(self.bytes.as_fd()), wanted(self.rung.as_fd())];
        match poll(&mut both, None) {
            Err(Errno::INTR) => Err(ErrorKind::Interrupted.into()),
            Err(error) => Err(error.into()),
            Ok(_) => Ok(both[1].revents().contains(PollFlags::IN)),
        }
    }
}

fn forward(mut bytes: impl Read, sender: &Sender<Event>) {
    let mut decoder = Decoder::default();
    let mut chunk = [0; 4096];
    let mut ahead = true;
    loop {
        let read = match bytes.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Ok(read) if read > 0 => read,
            _ => break,
        };
        if std::mem::take(&mut ahead) {
            typed_ahead(&mut chunk[..read]);
        }
        for input in decoder.decode(&chunk[..read]) {
            if sender.send(Event::Happened(Message::Input(input))).is_err() {
                return;
            }
        }
    }
    let _ = sender.send(Event::End(Ending::InputClosed));
}

/// What was typed before the terminal was prepared has its Enter keys turned into line feeds, which are Ctrl-j by now.
/// A line feed alone is the key.
fn typed_ahead(bytes: &mut [u8]) {
    if bytes.len() > 1 {
        bytes.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b'\r');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_ahead_keeps_its_enter_keys() {
        for (bytes, expected) in [(&b"/ivd\n"[..], "/ivd\r"), (b"\n", "\n")] {
            let mut bytes = bytes.to_vec();
            typed_ahead(&mut bytes);
            assert_eq!(bytes, expected.as_bytes());
        }
    }

    #[test]
    fn nothing_is_read_during_a_rest() {
        let (rung, bell) = io::pipe().unwrap();
        let (bytes, mut keyboard) = io::pipe().unwrap();
        let (rests, asked) = unbounded();
        let (sender, inbox) = unbounded();
        let mut listener = Listener { bell, rests };
        let thread = thread::spawn(move || forward(Input { bytes, rung, asked }, &sender));
        let resting = listener.rest().unwrap();
        keyboard.write_all(b"j").unwrap();
        assert!(inbox.recv_timeout(std::time::Duration::from_millis(50)).is_err());
        drop(resting);
        assert!(matches!(inbox.recv().unwrap(), Event::Happened(_)));
        drop(listener.rest().unwrap());
        drop(keyboard);
        assert!(matches!(inbox.recv().unwrap(), Event::End(Ending::InputClosed)));
        thread.join().unwrap();
    }

    #[test]
    fn the_end_of_the_input_ends_the_session() {
        let (sender, inbox) = crossbeam_channel::unbounded();
        forward(&b"jq"[..], &sender);
        let heard: Vec<Event> = inbox.try_iter().collect();
        assert_eq!(heard.len(), 3);
        assert!(matches!(heard[2], Event::End(Ending::InputClosed)));
    }
}
