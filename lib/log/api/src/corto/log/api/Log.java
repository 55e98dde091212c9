// SPDX-License-Identifier: Apache-2.0
package corto.log.api;

import java.util.ServiceLoader;

/// The kernel log. A message is one line without the line's end; `who` is the library or subject in one word, as `net`.
///
/// Where a message is put together from parts, ask first, so that an image that does not keep it does not make it either:
///
///     if (Log.KEEPS_INFO) {
///         Log.info("net", "the card has the address " + text);
///     }
public final class Log {
    // The levels of syslog(3).
    public static final int EMERGENCY = 0;
    public static final int ALERT = 1;
    public static final int CRITICAL = 2;
    public static final int ERROR = 3;
    public static final int WARNING = 4;
    public static final int NOTICE = 5;
    public static final int INFO = 6;
    public static final int DEBUG = 7;

    private static final int NONE = -1;

    private static final LogSink SINK = ServiceLoader.load(LogSink.class).findFirst().orElse(null);
    private static final int LEVEL = SINK == null ? NONE : SINK.level();

    // What is kept: constants of the image.
    public static final boolean KEEPS_ERROR = LEVEL >= ERROR;
    public static final boolean KEEPS_WARNING = LEVEL >= WARNING;
    public static final boolean KEEPS_INFO = LEVEL >= INFO;
    public static final boolean KEEPS_DEBUG = LEVEL >= DEBUG;

    private Log() {}

    /// Something does not work.
    public static void error(String who, String what) {
        if (KEEPS_ERROR) {
            SINK.log(ERROR, who, what);
        }
    }

    /// Something works, but not as it should.
    public static void warning(String who, String what) {
        if (KEEPS_WARNING) {
            SINK.log(WARNING, who, what);
        }
    }

    /// What is there, and what has begun or ended.
    public static void info(String who, String what) {
        if (KEEPS_INFO) {
            SINK.log(INFO, who, what);
        }
    }

    /// For those who look for a fault.
    public static void debug(String who, String what) {
        if (KEEPS_DEBUG) {
            SINK.log(DEBUG, who, what);
        }
    }

    /// Tells whoever runs the image, whatever is selected: on standard error as `corto: ` and the sentence, and in the log if there is one.
    public static void report(int level, String who, String sentence) {
        System.err.println("corto: ".concat(sentence));
        if (KEEPS_ERROR && level <= LEVEL) {
            SINK.log(level, who, sentence);
        }
    }
}
