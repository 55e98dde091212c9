// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

/// One of this host's addresses on a link (RFC 4862 §5.5).
final class OwnAddress {
    enum State { UNUSED, TENTATIVE, PREFERRED, DEPRECATED, DUPLICATE }

    State state = State.UNUSED;
    long high;
    long low;
    int prefixLength;
    boolean isOptimistic;                // used while it is asked for (RFC 4429)
    long answerNanos;                    // until when who has it would have answered
    long preferredUntilNanos;
    long validUntilNanos;

    boolean isUsable() {
        return state == State.PREFERRED || state == State.DEPRECATED || state == State.TENTATIVE && isOptimistic;
    }
}
