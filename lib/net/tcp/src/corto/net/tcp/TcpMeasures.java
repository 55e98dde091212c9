// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// What TCP knows of a connection (TCP_INFO), as it is when it is asked; 0 of none. Times in nanoseconds, sizes in bytes.
public final class TcpMeasures {
    private final TcpConnection connection;      // or null

    TcpMeasures(TcpConnection connection) {
        this.connection = connection;
    }

    public long smoothedRoundTripNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().smoothed();
    }

    public long roundTripVariationNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().variation();
    }

    public long retransmissionTimeoutNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().timeout(0);
    }

    public int sendMss() {
        return connection == null ? TcpConnection.DEFAULT_MSS : connection.sender.mss();
    }

    public int receiveMss() {
        return connection == null ? TcpConnection.DEFAULT_MSS : connection.receiver.mss();
    }

    public int congestionWindow() {
        return connection == null ? 0 : connection.sender.congestion().window();
    }

    public int slowStartThreshold() {
        return connection == null ? 0 : connection.sender.congestion().threshold();
    }

    /// What the peer takes beyond what it acknowledged.
    public int sendWindow() {
        return connection == null ? 0 : connection.sender.window();
    }

    public int flight() {
        return connection == null ? 0 : connection.sender.flight();
    }

    /// Timeouts since something was last acknowledged.
    public int retries() {
        return connection == null ? 0 : connection.sender.retries();
    }

    /// Probes of a closed window since the peer last answered.
    public int probes() {
        return connection == null ? 0 : connection.sender.probes();
    }

    public long retransmissions() {
        return connection == null ? 0 : connection.sender.retransmissions();
    }

    /// Times that nothing was acknowledged in time, since the connection began.
    public int timeouts() {
        return connection == null ? 0 : connection.sender.timeouts();
    }

    public long bytesAcknowledged() {
        return connection == null ? 0 : connection.sender.bytesAcknowledged();
    }

    public long bytesReceived() {
        return connection == null ? 0 : connection.receiver.bytesReceived();
    }

    public boolean usesTimestamps() {
        return connection != null && connection.usesTimestamps();
    }

    public long lastReceivedNanos() {
        return connection == null ? 0 : connection.lastReceivedNanos();
    }
}
