// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// What TCP knows of a connection (TCP_INFO), as it is when it is asked; 0 of none. Times in nanoseconds, sizes in bytes.
public final class TcpMeasures {
    private static final int OPEN = 0;
    private static final int RECOVERY = 3;
    private static final int LOSS = 4;

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

    /// With the SYN, if this side sent the first one, and the FIN.
    public long bytesAcknowledged() {
        boolean hasSyn = connection != null && connection.isOpenedFromHere() && connection.state().isSynchronized();
        return connection == null ? 0 : connection.sender.bytesAcknowledged() + (hasSyn ? 1 : 0);
    }

    public long bytesReceived() {
        return connection == null ? 0 : connection.receiver.bytesReceived();
    }

    /// Segments with data that were sent, again ones and those that a device cut among them.
    public int dataSegmentsSent() {
        return connection == null ? 0 : connection.sender.segmentsOut();
    }

    /// Segments with data that lay in the window, also in part.
    public int dataSegmentsReceived() {
        return connection == null ? 0 : connection.receiver.segmentsIn();
    }

    /// All segments since the handshake, of a connection that this side opened with it.
    public int segmentsSent() {
        return connection == null ? 0 : connection.sender.segmentsOut() + connection.controlsOut();
    }

    public int segmentsReceived() {
        return connection == null ? 0 : connection.receiver.segmentsIn() + connection.controlsIn();
    }

    public boolean usesTimestamps() {
        return connection != null && connection.usesTimestamps();
    }

    public long lastReceivedNanos() {
        return connection == null ? 0 : connection.lastReceivedNanos();
    }

    /// Whether both sides know selective acknowledgments (RFC 2018).
    public boolean usesSack() {
        return connection != null && connection.usesSack();
    }

    public boolean scalesWindows() {
        return connection != null && connection.state().isSynchronized() && connection.offersScale();
    }

    /// By which power of two the peer's windows are multiplied, and ours.
    public int peerWindowScale() {
        return scalesWindows() ? connection.sender.windowScale() : 0;
    }

    public int windowScale() {
        return scalesWindows() ? TcpConnection.WINDOW_SCALE : 0;
    }

    /// Doublings of the retransmission timeout.
    public int backoff() {
        return connection == null ? 0 : connection.sender.backoff();
    }

    /// Under way and reported as arrived, out of order.
    public int sacked() {
        return connection == null ? 0 : connection.sender.scoreboard().sackedBytes();
    }

    /// Under way and believed lost.
    public int lost() {
        return connection == null ? 0 : connection.sender.scoreboard().lostBytes();
    }

    /// Queued and never sent.
    public int unsent() {
        return connection == null || !connection.state().isSynchronized() ? 0 : connection.sender.unsentBytes();
    }

    /// What was sent once, at least.
    public long bytesSent() {
        return connection == null || !connection.state().isSynchronized() ? 0 : connection.sender.bytesAcknowledged() + connection.sender.flight();
    }

    /// What the peer may send beyond what we acknowledged.
    public int receiveWindow() {
        return connection == null || !connection.state().isSynchronized() ? 0 : connection.receiver.edge() - connection.receiver.next();
    }

    /// The most that we hold for the program.
    public int receiveSpace() {
        return connection == null ? 0 : connection.receiver.buffer();
    }

    /// Whether acknowledgments come, and nothing is being repaired: Linux's TCP_CA_Open, else TCP_CA_Recovery, or TCP_CA_Loss after a timeout.
    public int congestionState() {
        if (connection == null || connection.sender.congestion().isOpen()) {
            return OPEN;
        }
        return connection.sender.congestion().isRecovering() ? RECOVERY : LOSS;
    }

    /// Bytes of the largest packet to the peer.
    public int pathMtu() {
        return connection == null ? 0 : connection.pathMtu();
    }
}
