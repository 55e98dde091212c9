// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.util.TimeZone;

/// The zone of those who name none.
public final class DefaultZone {
    public static final String UTC = "UTC";

    /// Kconfig's `JDK_TIMEZONE`.
    public static final String NAME = System.getProperty("corto.jdk.timezone", UTC);

    /// Whether it needs no table of zones.
    public static final boolean IS_UTC = NAME.equals(UTC);

    /// What the program has set instead; null if it has not, which the compiler knows of a program that never does.
    public static TimeZone chosen;

    private DefaultZone() {}
}
