// SPDX-License-Identifier: Apache-2.0

/// The content of files in page frames.
///
/// ```text
///              load                 write, frameToWrite                writeBack: save
///   store ────────────► clean page ────────────────────► dirty page ────────────────────► clean page
///                           │ oldest, of no running operation
///                           ▼ makes room
/// ```
/// **Invariants.** A dirty page has a place in the store for each of its bytes that lie in the file. Bytes behind the end of a file are zero in every page.
///
/// **Context.** Under the kernel lock; waits as the store does. What parks: `prepare`, `prepareToRead`, `prepareToWrite`; they copy nothing from or to callers. Copies from and to callers' buffers may fault and ask other files, or the same, for frames.
package corto.fs.pagecache;
