// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// A place of the [MonitorTable], for all objects whose addresses hash to it.
///
/// | `held` | |
/// | --- | --- |
/// | null | none of them is locked or waited for |
/// | an object | that is locked, by `owner`, `recursions` times more than once, and nobody waits for it; of the others none is |
/// | `MANY` | see `monitors` |
final class MonitorSlot {
    static final Object MANY = new Object();

    Object held;
    Object owner;
    int recursions;
    Monitor monitors;            // linked by `next`, the youngest first
}
