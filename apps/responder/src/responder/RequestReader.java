// SPDX-License-Identifier: Apache-2.0
package responder;

import java.nio.charset.StandardCharsets;

/// Finds where requests end: byte by byte, so that it does not matter how they come. Bodies are not expected.
final class RequestReader {
    private static final int BLANK_LINE = 0x0D0A0D0A;
    private static final byte[] CLOSE = "\nconnection: close\r".getBytes(StandardCharsets.US_ASCII);
    private static final int LOWER_CASE = 0x20;

    private int first;                                   // the first byte of this request; 0: none yet
    private int last4;                                   // the last four bytes
    private int matched;                                 // bytes of CLOSE, among the last
    private boolean closes;

    /// Takes the next byte; true if the request ends with it.
    boolean take(byte next) {
        if (first == 0) {
            first = next;
        }
        last4 = last4 << Byte.SIZE | next & 0xFF;
        if (next == CLOSE[matched] || next >= 'A' && (next | LOWER_CASE) == CLOSE[matched]) {
            matched++;
            if (matched == CLOSE.length) {
                closes = true;
                matched = 0;
            }
        } else {
            matched = next == '\n' ? 1 : 0;
        }
        return last4 == BLANK_LINE;
    }

    /// Whether the peer wants no more than has been answered (RFC 9112 §9.6).
    boolean closes() {
        return closes;
    }

    /// The answer to the request that has ended. The next one begins.
    byte[] answer() {
        byte[] answer = first == 'G' ? Page.GET : first == 'H' ? Page.HEAD : Page.WRONG;
        first = 0;
        last4 = 0;
        return answer;
    }
}
