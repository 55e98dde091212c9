// SPDX-License-Identifier: Apache-2.0
// refused: used by
// refused: called by StartProcess.main(StartProcess.java:9)
import java.io.IOException;

/// Another process.
class StartProcess {
    public static void main(String[] args) throws IOException {
        new ProcessBuilder("ls").start();
    }
}
