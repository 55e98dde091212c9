// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.cubic;

import corto.net.congestion.api.CongestionControl;
import corto.net.congestion.api.CongestionPolicy;

/// Gives each connection a `Cubic`.
public final class CubicPolicy implements CongestionPolicy {
    @Override
    public CongestionControl control() {
        return new Cubic();
    }

    @Override
    public String name() {
        return "cubic";
    }
}
