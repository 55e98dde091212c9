// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Result;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import jdk.internal.corto.ErrorTexts;
import jdk.internal.corto.Host;
import sun.net.ConnectionResetException;
import sun.nio.ch.IOStatus;

/// What the natives of sockets and channels have in common: results as HotSpot gives them, and its exceptions.
@RawMemory(reason = "follows vectors of buffers")
final class SocketNatives {
    // struct iovec: readv(2)
    private static final int VECTOR_BYTES = 16;
    private static final int VECTOR_LENGTH = 8;

    private static final int MOST_GATHERED = 1 << 16;     // of several buffers, which go out as one write

    private SocketNatives() {}

    /// The number of a descriptor.
    static int number(FileDescriptor descriptor) {
        return FileNatives.access().get(descriptor);
    }

    /// A value; IOStatus.UNAVAILABLE where it would block, INTERRUPTED; or an exception by its errno.
    static int value(Result result) throws SocketException, ProtocolException {
        if (!result.isError()) {
            return (int) result.value();
        }
        int status = status(result.errno());
        if (status != 0) {
            return status;
        }
        throw failure(result.errno());
    }

    private static int status(int errno) {
        if (errno == Errno.EAGAIN.number() || errno == Errno.EINPROGRESS.number()) {
            return IOStatus.UNAVAILABLE;
        }
        return errno == Errno.EINTR.number() ? IOStatus.INTERRUPTED : 0;
    }

    /// A SocketException, or the subclass that says more. ProtocolException is none.
    static SocketException failure(int errno) throws ProtocolException {
        String text = text(errno);
        if (errno == Errno.EPROTO.number()) {
            throw new ProtocolException(text);
        }
        if (errno == Errno.ECONNREFUSED.number() || errno == Errno.ETIMEDOUT.number() || errno == Errno.ENOTCONN.number()) {
            return new ConnectException(text);
        }
        if (errno == Errno.EHOSTUNREACH.number()) {
            return new NoRouteToHostException(text);
        }
        if (errno == Errno.EADDRINUSE.number() || errno == Errno.EADDRNOTAVAIL.number() || errno == Errno.EACCES.number()) {
            return new BindException(text);
        }
        return new SocketException(text);
    }

    /// What strerror(3) says of the errors that sockets give besides those of files.
    static String text(int errno) {
        return switch (errno) {
            case 11 -> "Resource temporarily unavailable";
            case 32 -> "Broken pipe";
            case 88 -> "Socket operation on non-socket";
            case 89 -> "Destination address required";
            case 90 -> "Message too long";
            case 92 -> "Protocol not available";
            case 97 -> "Address family not supported by protocol";
            case 98 -> "Address already in use";
            case 99 -> "Cannot assign requested address";
            case 100 -> "Network is down";
            case 101 -> "Network is unreachable";
            case 103 -> "Software caused connection abort";
            case 104 -> "Connection reset by peer";
            case 105 -> "No buffer space available";
            case 106 -> "Transport endpoint is already connected";
            case 107 -> "Transport endpoint is not connected";
            case 110 -> "Connection timed out";
            case 111 -> "Connection refused";
            case 113 -> "No route to host";
            default -> ErrorTexts.of(errno);
        };
    }

    /// Bytes read: IOStatus.EOF for none.
    static int streamRead(FileDescriptor descriptor, Address to, int length) throws IOException {
        Result result = Host.sockets().receive(number(descriptor), to, length, null);
        if (!result.isError()) {
            return result.value() == 0 && length > 0 ? IOStatus.EOF : (int) result.value();
        }
        if (result.errno() == Errno.ECONNRESET.number()) {
            throw new ConnectionResetException();
        }
        return transferred(result);
    }

    static int streamWrite(FileDescriptor descriptor, Address from, int length) throws IOException {
        return transferred(Host.sockets().send(number(descriptor), from, length, null));
    }

    private static int transferred(Result result) throws IOException {
        if (!result.isError()) {
            return (int) result.value();
        }
        int status = status(result.errno());
        if (status != 0) {
            return status;
        }
        throw new IOException(text(result.errno()));
    }

    /// Of a datagram socket that is connected.
    static int datagramTransferred(Result result) throws IOException {
        if (result.isError() && result.errno() == Errno.ECONNREFUSED.number()) {
            throw new PortUnreachableException();
        }
        return transferred(result);
    }

    /// readv(2): the first buffer waits for something, the others take what there is.
    static long streamRead(FileDescriptor descriptor, long vectors, int count) throws IOException {
        long total = 0;
        for (int i = 0; i < count; i++) {
            int length = length(vectors, i);
            if (length == 0) {
                continue;
            }
            if (total > 0 && Host.sockets().available(number(descriptor)).bits() <= 0) {
                return total;
            }
            int done = streamRead(descriptor, new Address(place(vectors, i)), length);
            if (done < 0) {
                return total > 0 ? total : done;
            }
            total += done;
            if (done < length) {
                return total;
            }
        }
        return total;
    }

    /// writev(2): at most `MOST_GATHERED` bytes, unless there is one buffer only.
    static long streamWrite(FileDescriptor descriptor, long vectors, int count) throws IOException {
        if (count == 1) {
            return streamWrite(descriptor, new Address(place(vectors, 0)), length(vectors, 0));
        }
        byte[] all = gather(vectors, count, MOST_GATHERED);
        return streamWrite(descriptor, ObjectAddress.elements(all), all.length);
    }

    /// A datagram from several buffers.
    static long datagramWrite(FileDescriptor descriptor, long vectors, int count) throws IOException {
        byte[] all = gather(vectors, count, MOST_GATHERED);
        return datagramTransferred(Host.sockets().send(number(descriptor), ObjectAddress.elements(all), all.length, null));
    }

    private static byte[] gather(long vectors, int count, int most) {
        long total = total(vectors, count);
        byte[] all = new byte[(int) Math.min(most, total)];
        int done = 0;
        for (int i = 0; i < count && done < all.length; i++) {
            int length = Math.min(length(vectors, i), all.length - done);
            ObjectAddress.elements(all).plus(done).copyFrom(new Address(place(vectors, i)), length);
            done += length;
        }
        return all;
    }

    /// A datagram into several buffers; what does not fit is lost.
    static long datagramRead(FileDescriptor descriptor, long vectors, int count) throws IOException {
        byte[] all = new byte[(int) Math.min(MOST_GATHERED, total(vectors, count))];
        int received = datagramTransferred(Host.sockets().receive(number(descriptor), ObjectAddress.elements(all), all.length, null));
        int done = 0;
        for (int i = 0; i < count && done < received; i++) {
            int length = Math.min(length(vectors, i), received - done);
            new Address(place(vectors, i)).copyFrom(ObjectAddress.elements(all).plus(done), length);
            done += length;
        }
        return received;
    }

    private static long total(long vectors, int count) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += length(vectors, i);
        }
        return total;
    }

    private static long place(long vectors, int index) {
        return new Address(vectors).loadLong((long) index * VECTOR_BYTES);
    }

    private static int length(long vectors, int index) {
        return (int) new Address(vectors).loadLong((long) index * VECTOR_BYTES + VECTOR_LENGTH);
    }
}
