// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import corto.posix.files.FileTable;
import corto.posix.files.ProcessFiles;
import corto.posix.process.Process;
import java.util.Arrays;

/// All sockets that have a descriptor in some process: for who lists them. Those that wait to be accepted, or in a message, are not among them.
public final class OpenSockets {
    /// Who lists sockets.
    public interface Visitor {
        void visit(SocketFile socket);
    }

    private OpenSockets() {}

    /// Shows each socket of `family` once. Under the kernel lock; allocates.
    public static void list(int family, Visitor visitor) {
        SocketFile[] seen = new SocketFile[16];
        int count = 0;
        for (Process process = Process.all(); process != null; process = process.next()) {
            FileTable table = ProcessFiles.of(process).table;
            for (int fd = 0; fd < table.end(); fd++) {
                if (table.get(fd) instanceof SocketFile socket && socket.family == family && !isAmong(seen, count, socket)) {
                    if (count == seen.length) {
                        seen = Arrays.copyOf(seen, 2 * count);
                    }
                    seen[count++] = socket;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            visitor.visit(seen[i]);
        }
    }

    private static boolean isAmong(SocketFile[] seen, int count, SocketFile socket) {
        for (int i = 0; i < count; i++) {
            if (seen[i] == socket) {
                return true;
            }
        }
        return false;
    }
}
