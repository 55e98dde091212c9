// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Result;
import corto.runtime.SocketName;

/// What a descriptor of a Java program stands for. Nothing in here waits: what would have to is EAGAIN, or EINPROGRESS for a connection. What a kind of file does not override it refuses.
abstract class SocketFile extends OpenFile {
    SocketFile() {
        super(OpenFlags.O_RDWR);
    }

    /// What operations give that this kind of file does not have.
    Result refusal() {
        return Result.error(EOPNOTSUPP);
    }

    Result bind(SocketName name) {
        return refusal();
    }

    Result connect(SocketName name) {
        return refusal();
    }

    Result disconnect() {
        return refusal();
    }

    /// The pending error, which is gone with that, or 0: what became of a connection.
    Result pendingError() {
        return refusal();
    }

    Result listen(int backlog) {
        return refusal();
    }

    /// Gives the next connection a descriptor in `table`. EAGAIN: there is none now; EINVAL: it does not listen.
    Result accept(Descriptors table) {
        return refusal();
    }

    Result shutdown(boolean read, boolean write) {
        return refusal();
    }

    /// `sender` may be null.
    Result receive(Address to, long lengthBytes, SocketName sender) {
        return refusal();
    }

    /// `destination` is null for whom it is connected to.
    Result send(Address from, long lengthBytes, SocketName destination) {
        return refusal();
    }

    /// The byte at `from`.
    Result sendUrgent(Address from) {
        return refusal();
    }

    Result localName(SocketName into) {
        return refusal();
    }

    Result remoteName(SocketName into) {
        return refusal();
    }

    Result option(int level, int option) {
        return refusal();
    }

    Result setOption(int level, int option, int value) {
        return refusal();
    }

    /// As SocketService.changeGroup.
    Result changeGroup(int change, SocketName group, SocketName link, SocketName source) {
        return refusal();
    }

    static Result flag(boolean isOn) {
        return Result.of(isOn ? 1 : 0);
    }
}
