// SPDX-License-Identifier: Apache-2.0
// refused: this image has no files: --set JAVA_FILES=y adds them
// refused: called by java.io.FileReader
// refused: called by StreamOfFile.main(StreamOfFile.java:11)
import java.io.FileReader;
import java.io.IOException;

/// A file by way of a class of java.base, without the library that has files.
class StreamOfFile {
    public static void main(String[] args) throws IOException {
        System.out.println(new FileReader(args[0]).read());
    }
}
