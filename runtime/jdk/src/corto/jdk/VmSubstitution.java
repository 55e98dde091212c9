// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.util.Map;
import jdk.internal.corto.Host;

/// HotSpot's start-up phases and flags: an image is booted from the beginning and has none.
@Substitute("jdk.internal.misc.VM")
final class VmSubstitution {
    private static final int BOOTED = 4;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static int initLevel() {
        return BOOTED;
    }

    @Replace
    public static boolean isBooted() {
        return true;
    }

    @Replace
    public static boolean isModuleSystemInited() {
        return true;
    }

    @Replace
    public static boolean isJavaLangInvokeInited() {
        return true;
    }

    @Replace
    public static boolean isShutdown() {
        return false;
    }

    @Replace
    public static long maxDirectMemory() {
        return 0;
    }

    @Replace
    public static boolean isDirectMemoryPageAligned() {
        return false;
    }

    @Replace
    public static String getSavedProperty(String key) {
        return System.getProperty(key);
    }

    @Replace
    public static Map<String, String> getSavedProperties() {
        return Map.of();
    }

    @Replace
    public static ClassLoader latestUserDefinedLoader() {
        return null;
    }

    @Replace
    public static String[] getRuntimeArguments() {
        return new String[0];
    }

    /// Nanoseconds since `offsetInSeconds` after 1970, or −1 if that is too far away to say.
    @Replace
    public static long getNanoTimeAdjustment(long offsetInSeconds) {
        long nanos = Host.wallNanos();
        long seconds = nanos / NANOS_PER_SECOND - offsetInSeconds;
        if (seconds <= -(1L << 32) || seconds >= 1L << 32) {
            return -1;
        }
        return seconds * NANOS_PER_SECOND + nanos % NANOS_PER_SECOND;
    }
}
