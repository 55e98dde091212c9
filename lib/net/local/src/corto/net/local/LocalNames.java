// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

/// The sockets that can be found: by an abstract name, or by the file of their name.
final class LocalNames {
    private static LocalSocket first;                // linked by `nextNamed`

    private LocalNames() {}

    /// The socket with an abstract name; null if there is none.
    static LocalSocket find(byte[] name, int length) {
        for (LocalSocket socket = first; socket != null; socket = socket.nextNamed) {
            if (socket.device == 0 && isEqual(socket.name, name, length)) {
                return socket;
            }
        }
        return null;
    }

    private static boolean isEqual(byte[] a, byte[] b, int length) {
        if (a.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /// The socket that made a file.
    static LocalSocket find(long device, long inode) {
        for (LocalSocket socket = first; socket != null; socket = socket.nextNamed) {
            if (socket.device == device && socket.inode == inode) {
                return socket;
            }
        }
        return null;
    }

    static void add(LocalSocket socket) {
        socket.nextNamed = first;
        first = socket;
    }

    static void remove(LocalSocket socket) {
        LocalSocket before = null;
        for (LocalSocket at = first; at != null; at = at.nextNamed) {
            if (at == socket) {
                if (before == null) {
                    first = at.nextNamed;
                } else {
                    before.nextNamed = at.nextNamed;
                }
                return;
            }
            before = at;
        }
    }
}
