// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import jdk.internal.corto.TimeZoneData;

/// The time zones of java.util.TimeZone: from the JDK that builds the image.
@Substitute("sun.util.calendar.ZoneInfoFile")
final class ZoneInfoFileSubstitution {
    @Alias
    private static native void load(DataInputStream in) throws IOException;

    @Replace
    private static void loadTZDB() {
        try {
            load(TimeZoneData.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
