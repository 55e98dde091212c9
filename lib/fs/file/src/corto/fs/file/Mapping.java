// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// Somebody who has frames of a file in use: an area of memory where it is mapped. Attached to at most one `Pages` at a time.
public abstract class Mapping {
    Pages attachedTo;        // or null
    Mapping previous;
    Mapping next;

    /// The frames of these pages are about to be freed or replaced. When this returns, no translation to them may be left; who touches
    /// the pages again asks `Pages` again. `pageCount` may reach past the end of any file. Private copies stay.
    ///
    /// Runs under the kernel lock; must not attach or detach mappings of the same file, nor ask it for frames.
    public abstract void invalidate(long firstPage, long pageCount);

    /// Whether it may write the file's frames, now or after a change of its protection.
    public boolean mayWriteFile() {
        return false;
    }
}
