// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import corto.lang.ManyProviders;

/// What one library shows in `/proc`. Without a `/proc` in the image nothing of it is there.
@ManyProviders
public interface ProcEntries {
    /// Registers its files below the root of `/proc`. At boot, once.
    void addTo(TextDirectory proc);
}
