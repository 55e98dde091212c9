// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.TimeZone;
import jdk.internal.corto.DefaultZone;
import sun.util.calendar.ZoneInfo;

/// The default zone: the image's, or what the program sets. HotSpot asks the operating system.
@Substitute("java.util.TimeZone")
final class TimeZoneSubstitution {
    private static TimeZone configured;          // made when it is first asked for

    @Replace
    static TimeZone getDefaultRef() {
        if (DefaultZone.chosen != null) {
            return DefaultZone.chosen;
        }
        if (configured == null) {
            configured = DefaultZone.IS_UTC ? new ZoneInfo(DefaultZone.UTC, 0) : TimeZone.getTimeZone(DefaultZone.NAME);
        }
        return configured;
    }

    @Replace
    public static void setDefault(TimeZone zone) {
        DefaultZone.chosen = zone == null ? null : (TimeZone) zone.clone();
    }
}
