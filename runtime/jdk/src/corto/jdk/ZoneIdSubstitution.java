// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jdk.internal.corto.DefaultZone;

/// The default zone, without a table of all zones where it is UTC.
@Substitute("java.time.ZoneId")
final class ZoneIdSubstitution {
    @Replace
    public static ZoneId systemDefault() {
        if (DefaultZone.chosen != null) {
            return DefaultZone.chosen.toZoneId();
        }
        return DefaultZone.IS_UTC ? ZoneId.ofOffset(DefaultZone.UTC, ZoneOffset.UTC) : ZoneId.of(DefaultZone.NAME, ZoneId.SHORT_IDS);
    }
}
