// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

/// What a file is ready for: a set of Linux's poll(2) bits, which epoll(7) shares.
public final class Readiness {
    public static final int IN = 0x0001;            // there is something to read, or an end
    public static final int PRIORITY = 0x0002;
    public static final int OUT = 0x0004;           // a write would not block
    public static final int ERROR = 0x0008;         // told whether asked for or not
    public static final int HANG_UP = 0x0010;       // both directions are over; told whether asked for or not
    public static final int INVALID = 0x0020;       // poll(2): not an open file
    public static final int READ_NORMAL = 0x0040;
    public static final int WRITE_NORMAL = 0x0100;
    public static final int WRITE_BAND = 0x0200;    // as WRITE_NORMAL, of datagrams and local sockets
    public static final int READ_HANG_UP = 0x2000;  // the peer sends no more

    /// Of watches only: urgent data was announced, for which the file's owner gets a signal (SIGURG). No file is ready for it.
    public static final int URGENT = 0x1_0000;

    /// What is told without being asked for.
    public static final int ALWAYS = ERROR | HANG_UP;

    private Readiness() {}
}
