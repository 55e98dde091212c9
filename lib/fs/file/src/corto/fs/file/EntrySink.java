// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// Takes the entries of a directory: getdents64(2) writes them to the caller's buffer.
public interface EntrySink {
    /// Takes one entry. False when there is no more room: the entry will be offered again by the next call.
    ///
    /// `type` is `d_type`; `next` is `d_off`, the position after this entry, which seek takes.
    boolean entry(String name, long inode, int type, long next);
}
