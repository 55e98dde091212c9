// SPDX-License-Identifier: Apache-2.0

/// TCP.
///
/// ```text
///    TcpSocket ──► TcpListener ──► SynReceived …         a listening socket and what is being opened
///        │              │ handshake complete
///        ▼              ▼
///    TcpConnection ─ state machine ──► TimeWait          after the end
///        ├── TcpSender ── SendQueue, CongestionControl, RoundTripTime
///        └── TcpReceiver
/// ```
///
/// Connections, `SynReceived` and `TimeWait` are `TcpEndpoint`s: `Tcp` finds the one for a segment by addresses and ports in `EndpointTable`; what is in none
/// goes to the listener that `PortTable` names.
///
/// **States** (RFC 9293 §3.3.2), with the cause of each transition; LISTEN is `TcpListener`, the right half of SYN-RECEIVED is `SynReceived`.
///
/// ```text
///   CLOSED ──connect──► SYN-SENT ──SYN──► SYN-RECEIVED ◄──SYN── LISTEN
///                          │ SYN+ACK           │ ACK
///                          └──► ESTABLISHED ◄──┘
///                    close │         │ FIN
///              FIN-WAIT-1 ◄┘         └► CLOSE-WAIT
///      ACK of FIN │  │ FIN                  │ close
///      FIN-WAIT-2 ◄  ► CLOSING          LAST-ACK
///             FIN │     │ ACK of FIN        │ ACK of FIN
///                 ► TIME-WAIT ──60 s──► CLOSED
/// ```
///
/// **Context.** Everything runs under the kernel lock and never blocks. What is sent leaves with `Ipv4.flush`: socket operations and timers call it, whoever
/// polls devices does so after a batch. Sending and receiving on an open connection allocate no objects; opening one does.
///
/// This library has more files than most, because one connection is one thing: its halves, queues and estimators are classes of their own, of which nobody
/// else may know.
package corto.net.tcp;
