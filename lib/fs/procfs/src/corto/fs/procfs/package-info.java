// SPDX-License-Identifier: Apache-2.0

/// `/proc`.
///
/// `ProcFiles` fills a `TextFileSystem`: the machine's files from `MachineFacts`, those of the one process from `ProcessFacts`. Formats are those of
/// proc(5), column by column, since programs parse them.
///
/// **Context.** Under the kernel lock.
package corto.fs.procfs;
