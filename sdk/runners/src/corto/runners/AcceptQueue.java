// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes room for clients that connect to a published port at once.
///
/// libslirp, QEMU's user network, listens with a backlog of 1. What comes beyond that is answered by this machine's kernel with a SYN cookie: the client takes itself
/// for connected, its first data are dropped until the queue happens to be empty, and it repeats them after 0.2, 0.4, … s, as do all the others at the same moment. Of
/// 30 connections made at once twelve had not got through after half a minute. listen(2) on a socket that listens already changes its backlog, and pidfd_getfd(2) lends
/// QEMU's socket to its parent, if ptrace(2) would be allowed: where a sandbox forbids that, the queue stays as it is.
final class AcceptQueue {
    /// What Linux allows unless it is told otherwise (net.core.somaxconn), which bounds it in any case.
    private static final int BACKLOG = 4096;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 5;

    // Linux, arch/x86/entry/syscalls/syscall_64.tbl
    private static final long CLOSE = 3;
    private static final long LISTEN = 50;
    private static final long PIDFD_OPEN = 434;
    private static final long PIDFD_GETFD = 438;

    private final long pid;
    private final Set<Integer> ports = new HashSet<>();         // whose socket has not been found yet

    private AcceptQueue(long pid, List<Network.Forward> forwards) {
        this.pid = pid;
        forwards.stream().filter(forward -> !forward.udp()).forEach(forward -> ports.add(forward.hostPort()));
    }

    /// Waits, on a thread of its own, until the process `qemu` listens on the ports of `network`, and makes their queues longer.
    static void widen(Process qemu, Network network) {
        if (network instanceof Network.User user && System.getProperty("os.arch").equals("amd64")) {
            AcceptQueue queue = new AcceptQueue(qemu.pid(), user.forwards());
            if (!queue.ports.isEmpty()) {
                Thread thread = new Thread(() -> queue.await(qemu), "widen accept queues");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void await(Process qemu) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Optional<MethodHandle> systemCall = systemCall();
            while (systemCall.isPresent() && !widen(systemCall.get()) && qemu.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | DirectoryIteratorException | InterruptedException e) {
            return;                                             // the process has ended
        }
    }

    /// `long syscall(long number, …)` of the C library, with three arguments.
    private static Optional<MethodHandle> systemCall() {
        FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("syscall").map(function -> linker.downcallHandle(function, type, Linker.Option.firstVariadicArg(1)));
    }

    /// Widens the queues of the sockets that listen by now. Whether none is left.
    private boolean widen(MethodHandle systemCall) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, Integer> listening = new HashMap<>();       // by what links in /proc/PID/fd say
        for (HostPorts.OpenSocket socket : HostPorts.sockets(process.resolve("net/tcp"))) {
            if (socket.isListening() && ports.contains(socket.port())) {
                listening.put(socket.link(), socket.port());
            }
        }
        if (!listening.isEmpty()) {
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
                for (Path descriptor : descriptors) {
                    Integer port = listening.get(Files.readSymbolicLink(descriptor).toString());
                    if (port != null) {
                        widen(systemCall, Long.parseLong(descriptor.getFileName().toString()));
                        ports.remove(port);
                    }
                }
            }
        }
        return ports.isEmpty();
    }

    private void widen(MethodHandle systemCall, long descriptor) {
        long socket = borrow(systemCall, pid, descriptor);
        if (socket >= 0) {
            call(systemCall, LISTEN, socket, BACKLOG, 0);
            call(systemCall, CLOSE, socket, 0, 0);
        }
    }

    /// Whether this process may borrow descriptors of `process`, which has a standard input.
    static boolean isAllowed(Process process) {
        Optional<MethodHandle> systemCall = systemCall();
        long borrowed = systemCall.isEmpty() ? -1 : borrow(systemCall.get(), process.pid(), 0);
        if (borrowed >= 0) {
            call(systemCall.get(), CLOSE, borrowed, 0, 0);
        }
        return borrowed >= 0;
    }

    /// A descriptor for what `descriptor` of process `pid` is for; -1: forbidden.
    private static long borrow(MethodHandle systemCall, long pid, long descriptor) {
        long process = call(systemCall, PIDFD_OPEN, pid, 0, 0);
        if (process < 0) {
            return -1;
        }
        long borrowed = call(systemCall, PIDFD_GETFD, process, descriptor, 0);
        call(systemCall, CLOSE, process, 0, 0);
        return borrowed;
    }

    /// What the call gives, or -1.
    private static long call(MethodHandle systemCall, long number, long first, long second, long third) {
        try {
            return (long) systemCall.invokeExact(number, first, second, third);
        } catch (Throwable e) {
            throw new LinkageError("syscall(2) cannot be called", e);
        }
    }
}
