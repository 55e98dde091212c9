// SPDX-License-Identifier: Apache-2.0
package corto.posix.messages;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;
import corto.posix.ipc.IpcTable;

/// Limits of message queues in `/proc`.
public final class MessageEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        proc.add("sys/kernel/msgmax", TextSource.of(MessageCalls.MOST_BYTES + "\n"));
        proc.add("sys/kernel/msgmnb", TextSource.of(MessageQueue.MOST_BYTES + "\n"));
        proc.add("sys/kernel/msgmni", TextSource.of(IpcTable.MOST + "\n"));
    }
}
