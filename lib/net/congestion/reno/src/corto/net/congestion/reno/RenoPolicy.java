// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.reno;

import corto.net.congestion.api.CongestionControl;
import corto.net.congestion.api.CongestionPolicy;

/// Gives each connection a `Reno`.
public final class RenoPolicy implements CongestionPolicy {
    @Override
    public CongestionControl control() {
        return new Reno();
    }

    @Override
    public String name() {
        return "reno";
    }
}
