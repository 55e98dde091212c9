// SPDX-License-Identifier: Apache-2.0
// refused: this image has no files: --set JAVA_FILES=y adds them
// refused: called by ReadFile.main(ReadFile.java:11)
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file, without the library that has files.
class ReadFile {
    public static void main(String[] args) throws IOException {
        System.out.println(Files.readString(Path.of(args[0])));
    }
}
