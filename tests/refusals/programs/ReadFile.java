// SPDX-License-Identifier: Apache-2.0
// refused: used by
// refused: called by ReadFile.main(ReadFile.java:11)
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file: there are none until the file system comes.
class ReadFile {
    public static void main(String[] args) throws IOException {
        System.out.println(Files.readString(Path.of(args[0])));
    }
}
