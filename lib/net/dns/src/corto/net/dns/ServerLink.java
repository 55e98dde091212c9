// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

/// The way to a name server: a socket of its own for each question, from a port that nobody can guess.
public interface ServerLink {
    /// Sends `length` bytes of `question` to the server with the address `high`, `low`, by a datagram or over a connection. False if that cannot be.
    boolean ask(long high, long low, byte[] question, int length, boolean isStream, long deadlineNanos);

    /// The next message that comes back: how many bytes it wrote to `into`; −1 if none comes before the deadline, or ever.
    int answer(byte[] into, long deadlineNanos);

    /// Ends what `ask` began, whether or not that could be.
    void close();

    long nowNanos();
}
