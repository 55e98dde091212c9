// SPDX-License-Identifier: Apache-2.0

/// The network for programs that copy nothing.
///
/// ```java
/// DatagramPort port = DatagramPort.open(7);
/// while (true) {
///     Bytes request = port.receive();          // where the card has put it
///     request.put(0, (byte) '>');
///     port.reply(request.length());            // the same memory goes back
/// }
/// ```
/// `Bytes` is a view with bounds, so that a program cannot reach other memory by it. A view is good until the next call of what gave it.
///
/// **Context.** A port or stream belongs to one thread at a time. Each call takes the kernel lock; the thread parks while there is nothing.
package corto.java.direct;
