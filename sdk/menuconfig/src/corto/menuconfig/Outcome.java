// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// How a person left the menus.
public enum Outcome {
    /// The file has what was chosen.
    SAVED,
    /// The file had it before.
    UNCHANGED,
    /// Changes since the last save, or all, were thrown away. The configuration in memory still has them.
    DISCARDED
}
