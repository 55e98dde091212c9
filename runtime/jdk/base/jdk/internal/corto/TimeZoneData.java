// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/// The JDK's time zones, `lib/tzdb.dat`. An image that reads it when it is built has what was made of it, not the file.
public final class TimeZoneData {
    private static final byte[] CONTENT = fromBuildJdk();

    private TimeZoneData() {}

    /// The compiler answers.
    private static native byte[] fromBuildJdk();

    public static DataInputStream open() {
        return new DataInputStream(new ByteArrayInputStream(CONTENT));
    }
}
