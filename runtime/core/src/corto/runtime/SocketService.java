// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.OptionalProvider;
import corto.lang.Result;

/// The sockets of a Java program: what java.net and java.nio.channels need of a kernel. An image without a provider refuses programs that reach sockets.
///
/// Operations, options, bits and errors are those of Linux's system calls of the same names, over IPv4: an address is 32 bits, its first number in the highest. A *name* is
/// an address and a port in one value, `address << 16 | port`. Descriptors are not those of files. Operations on a blocking socket wait; EINTR: the descriptor has been
/// interrupted. Memory that is handed over must be there and stay there. Any thread may call.
@OptionalProvider
public interface SocketService {
    /// socket(2) of AF_INET: a descriptor.
    Result open(boolean isStream);

    Result close(int fd);

    /// Closes what is behind the descriptor, and lets all who wait for it go on with EINTR, as everything on it gives from now on. The descriptor stays in use until `close`.
    Result interrupt(int fd);

    /// O_NONBLOCK, reversed.
    Result setBlocking(int fd, boolean blocks);

    Result bind(int fd, int address, int port);

    Result listen(int fd, int backlog);

    /// connect(2). EINPROGRESS if it does not block: when it is ready for OUT, `takeError` gives the result.
    Result connect(int fd, int address, int port);

    /// connect(2) of AF_UNSPEC, of a datagram socket.
    Result disconnect(int fd);

    /// accept(2): a descriptor, which blocks.
    Result accept(int fd);

    /// shutdown(2).
    Result shutdown(int fd, int how);

    /// getsockname(2): a name.
    Result localName(int fd);

    /// getpeername(2): a name.
    Result remoteName(int fd);

    /// read(2): 0 at the end.
    Result read(int fd, Address to, long lengthBytes);

    Result write(int fd, Address from, long lengthBytes);

    /// recvfrom(2) of a datagram socket. Writes the sender's name to `sender`, eight bytes.
    Result receive(int fd, Address to, long lengthBytes, Address sender);

    /// sendto(2).
    Result send(int fd, Address from, long lengthBytes, int address, int port);

    /// getsockopt(2), of options whose value is a number: its 32 bits. SO_LINGER: seconds, −1 for off.
    Result option(int fd, int level, int option);

    Result setOption(int fd, int level, int option, int value);

    /// SO_ERROR: an error, or 0.
    Result takeError(int fd);

    /// FIONREAD of ioctl(2).
    Result available(int fd);

    /// poll(2) of one descriptor, of any kind: what it is ready for, 0 after `timeoutNanos`; negative: waits as long as it takes. `interruptible`: EINTR when the thread is interrupted.
    Result poll(int fd, int events, long timeoutNanos, boolean interruptible);

    /// epoll_create(2).
    Result openEpoll();

    /// epoll_ctl(2). The descriptor is what events bring along.
    Result control(int epoll, int operation, int fd, int events);

    /// epoll_wait(2). Writes `struct epoll_event`s.
    Result wait(int epoll, Address to, int most, long timeoutNanos);

    /// eventfd(2): a descriptor that a thread makes ready for IN, which ends another's wait.
    Result openEvent();

    /// Makes an event's descriptor ready, or lets it be ready no more.
    Result setEvent(int fd, boolean isReady);

    /// Asks a resolver for the addresses of a host: how many it wrote to `into`. ENOENT: there is no such name; EAGAIN: nobody can be asked, or answers.
    Result lookUp(String host, int[] into);

    /// Asks a resolver for the name of an address; null: nobody knows one.
    String nameOf(int address);

    /// The interfaces of the machine by index, from 1 on: its address, 0 for none. ENODEV: there is none with this index.
    Result interfaceAddress(int index);

    /// The length of the network prefix in the lower 6 bits, then the MTU in 26 bits; INTERFACE_ bits above 32.
    Result interfaceFacts(int index);

    /// The interface's name and hardware address, each six bytes of `to`: 0 to 5 the name, filled with zeros, 6 to 11 the address.
    Result interfaceNames(int index, Address to);

    int INTERFACE_UP = 1;
    int INTERFACE_LOOPBACK = 2;
}
