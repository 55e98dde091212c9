// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.api;

/// Which congestion control connections get.
public interface CongestionPolicy {
    /// For a new connection. Allocates.
    CongestionControl control();

    /// As TCP_CONGESTION names it.
    String name();
}
