// SPDX-License-Identifier: Apache-2.0
// refused: used by
// refused: called by Serialize.main(Serialize.java:11)
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/// Java serialization works by reflection.
class Serialize {
    public static void main(String[] args) throws IOException {
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(args);
    }
}
