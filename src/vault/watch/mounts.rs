//! File systems whose changes the system does not tell of: those of other machines, where others may change them.

use std::fs;
use std::path::Path;

/// The types of file systems that lie elsewhere, as the kernel names them.
const REMOTE: [&str; 15] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "lustre",
    "nfs",
    "nfs4",
    "smb3",
];

/// Why changes below `folder` are not told of, if they are not. Known on Linux only.
pub(super) fn silent(folder: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/self/mounts").ok()?;
    let kind = kind(&mounts, folder)?;
    REMOTE.contains(&kind).then(|| format!("it lies on another machine ({kind})"))
}

/// The type of the file system that `folder` is on: that of the deepest mount around it, the last of several.
fn kind<'m>(mounts: &'m str, folder: &Path) -> Option<&'m str> {
    let parsed = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((unescaped(fields.next()?), fields.next()?))
    });
    let around = parsed.filter(|(place, _)| folder.starts_with(place));
    around.max_by_key(|(place, _)| place.len()).map(|(_, kind)| kind)
}

/// A path as it is: the kernel writes white space and backslashes in octal.
fn unescaped(path: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(path.to_string(), |path, (written, meant)| path.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_mount_says_the_type() {
        let mounts = "/dev/a / ext4 rw 0 0\nserver:/x /mnt/notes nfs4 rw 0 0\nme@far:/ /mnt/two\\040words fuse.sshfs rw 0 0\n/dev/b /mnt/notes/local ext4 rw 0 0\n";
        for (folder, expected) in [
            ("/home/me", "ext4"),
            ("/mnt/notes/research", "nfs4"),
            ("/mnt/notes/local/x", "ext4"),
            ("/mnt/notesandmore", "ext4"),
            ("/mnt/two words", "fuse.sshfs"),
        ] {
            assert_eq!(kind(mounts, Path::new(folder)), Some(expected), "{folder}");
        }
    }
}
