// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.platform.api.Platforms;

/// What the program's main method is called with, if it looks at it.
final class ProgramArguments {
    private ProgramArguments() {}

    static String[] get() {
        return Platforms.PLATFORM.arguments();
    }
}
