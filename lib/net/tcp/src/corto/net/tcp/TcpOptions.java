// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// What can be set of a TCP socket: tcp(7), and what socket(7) says of buffers, keep-alive and lingering.
public final class TcpOptions {
    private static final long SECOND = 1_000_000_000L;
    /// Kconfig's `NET_TCP_BUFFER`, there in KiB.
    private static final int DEFAULT_BUFFER_BYTES = Integer.getInteger("corto.net.tcp.buffer", 256) << 10;
    /// Kconfig's `NET_TCP_BUFFER_MAX`, there in KiB: up to where buffers that the program did not set grow by themselves.
    static final int LARGEST_TUNED_BYTES = Math.max(Integer.getInteger("corto.net.tcp.buffer.max", 4096) << 10, DEFAULT_BUFFER_BYTES);
    private static final int DEFAULT_SYN_RETRIES = 6;             // Linux's tcp_syn_retries
    /// Kconfig's `NET_TCP_FIN_TIMEOUT`, there in seconds; Linux's tcp_fin_timeout.
    private static final long DEFAULT_FIN_WAIT_2_NANOS = Integer.getInteger("corto.net.tcp.fin.timeout", 60) * SECOND;
    private static final int SMALLEST_BUFFER_BYTES = 4096;
    private static final int LARGEST_BUFFER_BYTES = 8 << 20;      // what TcpConnection.WINDOW_SCALE can express

    private final TcpSocket socket;
    private boolean noDelay;
    private boolean corks;
    private boolean keepsAlive;
    private boolean urgentInLine;
    private boolean resetsOnClose;
    private long keepIdleNanos = 7200 * SECOND;         // Linux's tcp_keepalive_time, _intvl, _probes
    private long keepIntervalNanos = 75 * SECOND;
    private int keepCount = 9;
    private long userTimeoutNanos;
    private long deferAcceptNanos;
    private int maxSegment;
    private int synRetries = DEFAULT_SYN_RETRIES;
    private long finWait2Nanos = DEFAULT_FIN_WAIT_2_NANOS;
    private int unsentLowWaterBytes;                    // TCP_NOTSENT_LOWAT; 0: none
    private int receiveLowWaterBytes = 1;
    private int windowClampBytes;                       // 0: none
    private boolean isQuick = true;                     // TCP_QUICKACK of what is no connection yet
    private int sendBufferBytes = DEFAULT_BUFFER_BYTES;
    private int receiveBufferBytes = DEFAULT_BUFFER_BYTES;
    private boolean hasChosenSendBuffer;
    private boolean hasChosenReceiveBuffer;

    /// Of `socket`, as those of `listening` for a connection that it accepts; null: Linux's defaults.
    TcpOptions(TcpSocket socket, TcpOptions listening) {
        this.socket = socket;
        if (listening == null) {
            return;
        }
        noDelay = listening.noDelay;
        corks = listening.corks;
        keepsAlive = listening.keepsAlive;
        urgentInLine = listening.urgentInLine;
        resetsOnClose = listening.resetsOnClose;
        keepIdleNanos = listening.keepIdleNanos;
        keepIntervalNanos = listening.keepIntervalNanos;
        keepCount = listening.keepCount;
        userTimeoutNanos = listening.userTimeoutNanos;
        maxSegment = listening.maxSegment;
        synRetries = listening.synRetries;
        finWait2Nanos = listening.finWait2Nanos;
        unsentLowWaterBytes = listening.unsentLowWaterBytes;
        receiveLowWaterBytes = listening.receiveLowWaterBytes;
        windowClampBytes = listening.windowClampBytes;
        sendBufferBytes = listening.sendBufferBytes;
        receiveBufferBytes = listening.receiveBufferBytes;
        hasChosenSendBuffer = listening.hasChosenSendBuffer;
        hasChosenReceiveBuffer = listening.hasChosenReceiveBuffer;
    }

    /// TCP_NODELAY: small segments do not wait for acknowledgments. Sends what waits.
    public void setNoDelay(boolean noDelay) {
        this.noDelay = noDelay;
        if (noDelay) {
            socket.push();
        }
    }

    public boolean noDelay() {
        return noDelay;
    }

    /// TCP_CORK: only full segments, for at most 200 ms. Off sends what waits.
    public void setCork(boolean corks) {
        this.corks = corks;
        if (!corks) {
            socket.push();
        }
    }

    public boolean corks() {
        return corks;
    }

    /// TCP_QUICKACK: segments are acknowledged at once, until the program answers what comes (tcp(7): the flag is not permanent). Of a connection only.
    public void setQuickAck(boolean quick) {
        TcpConnection connection = socket.connection();
        isQuick = quick;
        if (connection != null && connection.state().isSynchronized()) {
            connection.setQuickAck(quick);
            socket.tcp.ipv4.flush();
        }
    }

    public boolean quickAck() {
        TcpConnection connection = socket.connection();
        return connection == null ? isQuick : !connection.isInteractive();
    }

    /// SO_KEEPALIVE.
    public void setKeepAlive(boolean keeps) {
        keepsAlive = keeps;
        keepaliveChanged();
    }

    public boolean keepsAlive() {
        return keepsAlive;
    }

    /// SO_OOBINLINE: the urgent byte is read where it stands, not with `TcpSocket.receiveUrgent`.
    public void setUrgentInLine(boolean inLine) {
        urgentInLine = inLine;
    }

    public boolean urgentInLine() {
        return urgentInLine;
    }

    /// TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT: after how much silence to probe, how often, how many times.
    public void setKeepAliveTimes(long idleNanos, long intervalNanos, int count) {
        keepIdleNanos = idleNanos;
        keepIntervalNanos = intervalNanos;
        keepCount = count;
        keepaliveChanged();
    }

    private void keepaliveChanged() {
        if (socket.connection() != null) {
            socket.connection().keepaliveChanged();
        }
    }

    public long keepIdleNanos() {
        return keepIdleNanos;
    }

    public long keepIntervalNanos() {
        return keepIntervalNanos;
    }

    public int keepCount() {
        return keepCount;
    }

    /// TCP_USER_TIMEOUT: how long data may stay unacknowledged; 0: as long as 15 retransmissions take.
    public void setUserTimeout(long nanos) {
        userTimeoutNanos = nanos;
    }

    public long userTimeoutNanos() {
        return userTimeoutNanos;
    }

    /// TCP_DEFER_ACCEPT: so long a connection without data is not accepted.
    public void setDeferAccept(long nanos) {
        deferAcceptNanos = nanos;
    }

    public long deferAcceptNanos() {
        return deferAcceptNanos;
    }

    /// TCP_MAXSEG; before connecting. 0: what fits.
    public void setMaxSegment(int bytes) {
        maxSegment = bytes;
    }

    public int maxSegment() {
        return maxSegment;
    }

    /// TCP_SYNCNT: how often a SYN without answer is sent again, besides the four that Linux sends each second first.
    public void setSynRetries(int count) {
        synRetries = count;
    }

    public int synRetries() {
        return synRetries;
    }

    /// TCP_LINGER2: how long a connection that nobody has any more waits in FIN-WAIT-2 for the peer's FIN; −1: not at all.
    public void setFinWait2(long nanos) {
        finWait2Nanos = nanos;
    }

    public void resetFinWait2() {
        finWait2Nanos = DEFAULT_FIN_WAIT_2_NANOS;
    }

    public long finWait2Nanos() {
        return finWait2Nanos;
    }

    /// TCP_NOTSENT_LOWAT: with as many bytes that were never sent there is no room for more; 0: the buffer alone counts.
    public void setUnsentLowWater(int bytes) {
        unsentLowWaterBytes = bytes;
    }

    public int unsentLowWater() {
        return unsentLowWaterBytes;
    }

    /// SO_RCVLOWAT: readiness has IN from so many bytes on, and at the end.
    public void setReceiveLowWater(int bytes) {
        receiveLowWaterBytes = bytes;
    }

    int receiveLowWater() {
        return receiveLowWaterBytes;
    }

    /// TCP_WINDOW_CLAMP: the largest window that the peer is told; 0: what the buffer allows.
    public void setWindowClamp(int bytes) {
        windowClampBytes = bytes;
        limitWindow();
    }

    public int windowClamp() {
        return windowClampBytes;
    }

    private void limitWindow() {
        if (socket.connection() != null) {
            socket.connection().receiver.setBuffer(receiveLimit());
        }
    }

    /// SO_LINGER with time 0: close resets the peer.
    public void setResetOnClose(boolean resets) {
        resetsOnClose = resets;
    }

    boolean resetsOnClose() {
        return resetsOnClose;
    }

    /// SO_SNDBUF in bytes, half of what getsockopt gives back; each segment counts as a whole buffer of 2048. Never less than 4 KiB count.
    public void setSendBuffer(int bytes) {
        hasChosenSendBuffer = true;
        sendBufferBytes = Math.min(bytes, LARGEST_BUFFER_BYTES);
    }

    public int sendBuffer() {
        return sendBufferBytes;
    }

    /// SO_RCVBUF in bytes, half of what getsockopt gives back: the largest window. Never less than 4 KiB count.
    public void setReceiveBuffer(int bytes) {
        hasChosenReceiveBuffer = true;
        receiveBufferBytes = Math.min(bytes, LARGEST_BUFFER_BYTES);
        limitWindow();
    }

    public int receiveBuffer() {
        TcpConnection connection = socket.connection();
        return connection == null || hasChosenReceiveBuffer || windowClampBytes != 0 ? receiveBufferBytes : connection.receiver.buffer();
    }

    /// What a receiver holds at first, and always if `isReceiveLimitFixed`.
    int receiveLimit() {
        int bytes = Math.max(SMALLEST_BUFFER_BYTES, receiveBufferBytes);
        return windowClampBytes == 0 ? bytes : Math.min(bytes, windowClampBytes);
    }

    int sendLimit() {
        return Math.max(SMALLEST_BUFFER_BYTES, sendBufferBytes);
    }

    boolean isReceiveLimitFixed() {
        return hasChosenReceiveBuffer || windowClampBytes != 0;
    }

    boolean hasChosenSendBuffer() {
        return hasChosenSendBuffer;
    }
}
