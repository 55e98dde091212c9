// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import corto.lang.ManyProviders;

/// What one library shows in `/sys`. Without a `/sys` in the image nothing of it is there.
@ManyProviders
public interface SysEntries {
    /// Registers its files below the root of `/sys`. At boot, once.
    void addTo(TextDirectory sys);
}
