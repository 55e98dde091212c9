// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.OptionalProvider;
import corto.lang.Result;

/// The sockets of a Java program: what java.net and java.nio.channels need of a kernel. An image without a provider refuses programs that reach sockets.
///
/// Operations, options, bits and errors are those of Linux's system calls of the same names. Names are objects of the caller, read or filled during the call. Descriptors are
/// not those of files. Operations on a blocking socket wait; EINTR: the descriptor has been interrupted. Memory that is handed over must be there and stay there. Any thread may call.
@OptionalProvider
public interface SocketService {
    /// Whether there is IPv6; a constant. Without it all names are of IPv4.
    boolean hasIpv6();

    /// socket(2) of AF_INET6, which takes IPv4 too, or of AF_INET: a descriptor.
    Result open(boolean isStream, boolean isIpv6);

    /// pipe2(2): the descriptor to read from in the upper half, the one to write to in the lower.
    Result openPipe();

    Result close(int fd);

    /// Closes what is behind the descriptor, and lets all who wait for it go on with EINTR, as everything on it gives from now on. The descriptor stays in use until `close`.
    Result interrupt(int fd);

    /// O_NONBLOCK, reversed.
    Result setBlocking(int fd, boolean blocks);

    Result bind(int fd, SocketName name);

    Result listen(int fd, int backlog);

    /// connect(2). EINPROGRESS if it does not block: when it is ready for OUT, `takeError` gives the result.
    Result connect(int fd, SocketName name);

    /// connect(2) of AF_UNSPEC, of a datagram socket.
    Result disconnect(int fd);

    /// accept(2): a descriptor, which blocks.
    Result accept(int fd);

    /// shutdown(2).
    Result shutdown(int fd, int how);

    /// getsockname(2).
    Result localName(int fd, SocketName into);

    /// getpeername(2).
    Result remoteName(int fd, SocketName into);

    /// recvfrom(2): 0 at the end of a stream. `sender` is who sent a datagram; null: nobody wants to know.
    Result receive(int fd, Address to, long lengthBytes, SocketName sender);

    /// sendto(2); `destination` is null for the peer.
    Result send(int fd, Address from, long lengthBytes, SocketName destination);

    /// send(2) of the byte at `from` with MSG_OOB, to a stream's peer. An image without urgent data (NET_TCP_URGENT) sends it as any other.
    Result sendUrgent(int fd, Address from);

    /// getsockopt(2), of options whose value is a number: its 32 bits. SO_LINGER: seconds, −1 for off.
    Result option(int fd, int level, int option);

    Result setOption(int fd, int level, int option, int value);

    /// SO_ERROR: an error, or 0.
    Result takeError(int fd);

    // Of changeGroup: the options of ip(7) and RFC 3678
    int JOIN = 0;
    int LEAVE = 1;
    int BLOCK = 2;
    int UNBLOCK = 3;

    /// What a datagram socket hears of a group of hosts, on the link that has the address `link`, or with the scope of it. `source` is the sender that it is about; null, to
    /// join and to leave: all. EOPNOTSUPP: the image has no groups.
    Result changeGroup(int fd, int change, SocketName group, SocketName link, SocketName source);

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

    /// Asks a resolver for the addresses of a host, the halves of each: how many it wrote to `into`, those of IPv4 first. ENOENT: there is no such name; EAGAIN: nobody can be asked, or answers.
    Result lookUp(String host, long[] into);

    /// Asks a resolver for the name of an address; null: nobody knows one.
    String nameOf(long high, long low);

    /// An address of an interface of the machine, those of IPv6 first: the length of its network prefix. Interfaces count from 1 on, their addresses from 0. ENODEV: there is
    /// no such interface; EADDRNOTAVAIL: it has not so many.
    Result interfaceAddress(int index, int place, SocketName into);

    /// The MTU in the lower 32 bits; INTERFACE_ bits above.
    Result interfaceFacts(int index);

    /// The interface's name and hardware address, each six bytes of `to`: 0 to 5 the name, filled with zeros, 6 to 11 the address.
    Result interfaceNames(int index, Address to);

    int INTERFACE_UP = 1;
    int INTERFACE_LOOPBACK = 2;
    int INTERFACE_MULTICAST = 4;
}
